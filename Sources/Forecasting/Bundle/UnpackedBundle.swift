import BoxScores
import Foundation

/// A checked bundle, laid out in a folder of its own for the libraries that read files. The folder goes with the object, or
/// when the next bundle is laid out there, should this process be killed.
public final class UnpackedBundle: Sendable {
  public let manifest: BundleManifest
  /// `BundleArchive.identity`.
  public let identity: String
  private let scratch: ScratchFolder

  /// Laid out as the archive is; gone with this object.
  public var folder: URL { scratch.url }

  /// - Parameter parent: Where to make the folder; the system's place for temporary files by default. It needs room for the
  ///   bundle once.
  /// - Throws: `BundleError.cannotWrite`
  public init(_ archive: BundleArchive, in parent: URL = FileManager.default.temporaryDirectory) throws(BundleError) {
    manifest = archive.manifest
    identity = archive.identity
    do {
      scratch = try ScratchFolder(prefix: "fullcourt-bundle-", in: parent)
      for entry in archive.manifest.entries {
        let file = scratch.url.appendingPathComponent(entry.path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try archive.data(entry.path)?.write(to: file, options: .withoutOverwriting)
      }
    } catch {
      let reason = (error as? DurableFile.Failure)?.reason ?? (error as NSError).localizedDescription
      throw .cannotWrite(path: parent.path, reason: reason)
    }
  }

  /// The games of the bundle: a store.
  public var store: DataStore { DataStore(folder: folder.appendingPathComponent(BundlePath.data)) }

  /// The folder of an artifact.
  public func folder(of part: BundleManifest.Part) -> URL {
    folder.appendingPathComponent(BundlePath.folder(of: part), isDirectory: true)
  }
}
