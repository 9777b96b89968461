import BoxScores
import Foundation

/// A folder in which an artifact is made, file by file, before it is committed.
///
/// It is named by the artifact and by a fingerprint of everything that shapes its bytes, so a run that was killed finds
/// the files it had finished, and a run with other inputs finds none.
public struct Staging: Sendable, Hashable {
  public let kind: ArtifactKind
  public let key: String
  /// In the workspace's `staging`; a commit moves it away.
  public let folder: URL

  /// Whether a file was finished, now or before an interruption.
  public func contains(_ path: String) -> Bool {
    (try? SafePath.resolve(path, in: folder)).map(PosixFile.exists) ?? false
  }

  /// Writes a file, whole or not at all. Written once, a file is finished.
  public func write(_ data: Data, to path: String) throws(RegistryError) {
    let goal = try SafePath.resolve(path, in: folder)
    try PosixFile.makeFolder(goal.deletingLastPathComponent())
    try AtomicFile.write(data, to: goal)
  }

  /// The same of a text, as UTF-8.
  public func write(_ text: String, to path: String) throws(RegistryError) { try write(Data(text.utf8), to: path) }

  /// The bytes of a finished file.
  public func read(_ path: String) throws(RegistryError) -> Data {
    let file = try SafePath.resolve(path, in: folder)
    do {
      return try RegularFile.data(file)
    } catch {
      throw .cannotRead(file: file.path, reason: error.reason)
    }
  }

  /// Removes what writes left that a kill ended in their middle: it would be moved along with the artifact.
  func removeUnfinished() throws(RegistryError) {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    for path in paths {
      let file = folder.appendingPathComponent(path)
      guard file.lastPathComponent.hasPrefix(AtomicFile.temporaryPrefix) else { continue }
      guard unlink(file.path) == 0 else {
        throw .cannotWrite(file: file.path, reason: String(cString: strerror(errno)))
      }
    }
  }

  /// The finished files, as sorted relative paths.
  public func files() throws(RegistryError) -> [String] { try SafePath.filesUnder(folder) }
}
