import BoxScores
import Foundation

/// Writes that are there whole or not at all, whatever happens to the process or the machine.
///
/// The bytes go to a temporary file beside the goal, are forced to disk, and take the goal's name in one step; then the
/// folder is forced to disk, so that the name survives too.
enum AtomicFile {
  /// Temporary files carry this prefix; whoever finds one knows that its write did not end.
  static let temporaryPrefix = DurableFile.temporaryPrefix

  /// - Throws: `RegistryError.cannotWrite`; the goal is then as it was before.
  static func write(_ data: Data, to goal: URL) throws(RegistryError) {
    do { try DurableFile.replace(goal, with: data) } catch { throw RegistryError(error) }
  }

  /// The same of a text, as UTF-8.
  static func write(_ text: String, to goal: URL) throws(RegistryError) { try write(Data(text.utf8), to: goal) }

  /// Moves a file or folder to a place on the same disk, where nothing may be, and forces both folders to disk.
  static func move(_ source: URL, to goal: URL) throws(RegistryError) {
    try PosixFile.makeFolder(goal.deletingLastPathComponent())
    try PosixFile.rename(source, to: goal)
    try PosixFile.synchronise(goal.deletingLastPathComponent())
    try PosixFile.synchronise(source.deletingLastPathComponent())
  }

  /// Forces every file and folder under a folder to disk.
  static func synchroniseTree(_ folder: URL) throws(RegistryError) {
    for path in try SafePath.filesUnder(folder) { try PosixFile.synchronise(folder.appendingPathComponent(path)) }
    let folders = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isDirectoryKey])
    for case let url as URL in folders ?? FileManager.DirectoryEnumerator()
    where (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true {
      try PosixFile.synchronise(url)
    }
    try PosixFile.synchronise(folder)
  }
}
