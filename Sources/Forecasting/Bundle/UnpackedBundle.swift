import BoxScores
import Foundation

/// A checked bundle, laid out in a folder of its own for the libraries that read files. The folder goes with the object.
public final class UnpackedBundle: Sendable {
  public let manifest: BundleManifest
  public let identity: String
  public let folder: URL

  /// - Parameter parent: Where to make the folder; the system's place for temporary files by default. It needs room for the
  ///   bundle once.
  /// - Throws: `BundleError.cannotWrite`
  public init(_ archive: BundleArchive, in parent: URL = FileManager.default.temporaryDirectory) throws(BundleError) {
    manifest = archive.manifest
    identity = archive.identity
    folder = parent.appendingPathComponent(
      "fullcourt-bundle-\(archive.identity.prefix(12))-\(UUID().uuidString)", isDirectory: true)
    do {
      // For this user only, and made now: nobody can have put a link there.
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      for entry in archive.manifest.entries {
        let file = folder.appendingPathComponent(entry.path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try archive.data(entry.path)?.write(to: file, options: .withoutOverwriting)
      }
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw .cannotWrite(path: folder.path, reason: (error as NSError).localizedDescription)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The games of the bundle: a store.
  public var store: DataStore { DataStore(folder: folder.appendingPathComponent(BundlePath.data)) }

  /// The folder of an artifact.
  public func folder(of part: BundleManifest.Part) -> URL {
    folder.appendingPathComponent(BundlePath.folder(of: part), isDirectory: true)
  }
}
