import Foundation

/// The folder that holds everything of one user: data, features, models and the registry of what is committed.
public struct Workspace: Sendable, Hashable {
  /// It need not be there yet.
  public let root: URL

  /// Names the folder; makes nothing.
  public init(_ root: URL) { self.root = root.standardizedFileURL }

  /// Box scores: Parquet files and their memory-mapped form.
  public var data: URL { root.appendingPathComponent("data") }
  /// Feature matrices.
  public var features: URL { root.appendingPathComponent("features") }
  /// Current generations of the windows, a folder each, named by its id.
  public var windows: URL { root.appendingPathComponent("windows") }
  /// Windows as of earlier cut-offs.
  public var vintages: URL { root.appendingPathComponent("vintages") }
  /// League models, meta-learners, losses.
  public var meta: URL { root.appendingPathComponent("meta") }
  /// Generations that were replaced.
  public var previous: URL { root.appendingPathComponent("previous") }
  /// Work that is not committed yet.
  public var staging: URL { root.appendingPathComponent("staging") }
  /// The SQLite file that a `Registry` opens.
  public var registryFile: URL { root.appendingPathComponent("registry.sqlite") }
  /// Held while the files of a commit take their place.
  var lockFile: URL { root.appendingPathComponent("registry.lock") }

  /// Whether there is a registry in it.
  public var exists: Bool { PosixFile.exists(registryFile) }

  /// Makes the folders that are not there yet.
  /// - Throws: `RegistryError.cannotWrite`
  public func prepare() throws(RegistryError) {
    for folder in [data, features, windows, vintages, meta, previous, staging] { try PosixFile.makeFolder(folder) }
  }

  /// The folder of the current generation of an artifact, relative to the root.
  static func currentFolder(_ kind: ArtifactKind, _ key: String) throws(RegistryError) -> String {
    let key = try SafePath.component(key)
    switch kind {
    case .window: return "windows/\(key)"
    case .vintage: return "vintages/\(key)"
    default: return "meta/\(try SafePath.component(kind.rawValue))/\(key)"
    }
  }

  static func previousFolder(_ kind: ArtifactKind, _ key: String, _ generation: Int) throws(RegistryError) -> String {
    "previous/\(try SafePath.component(kind.rawValue))/\(try SafePath.component(key))/g\(generation)"
  }
}
