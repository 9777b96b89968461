import Foundation

/// The present state of one kind of data, ready to be carried to another machine: a manifest of its own, and the files it
/// names. A folder that holds both is a store.
public struct PortableStore: Sendable {
  /// A file as it is, and where it lies in the portable store.
  public struct File: Sendable, Hashable {
    /// Inside the portable store: `real/2025.parquet`.
    public let path: String
    /// The file of the store that it is a copy of.
    public let source: URL
    public let bytes: Int
    /// 64 hexadecimal digits, as the store's manifest names them; not computed anew.
    public let sha256: String
  }

  /// The manifest's name in the portable store.
  public static let manifestName = StoreManifest.fileName

  /// The manifest. Names carry no generation: the same games make the same bytes, however often they were imported.
  public let manifest: Data
  /// Without the manifest itself.
  public let files: [File]
}
