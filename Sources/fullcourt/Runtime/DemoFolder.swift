import Foundation

/// The folder of a demo. It carries a mark, and only a folder with that mark is ever emptied.
enum DemoFolder {
  private static let mark = ".fullcourt-demo"

  /// `WORKSPACE/demo`, empty; the next free `demo-2`, `demo-3` ... where somebody else's folder has the name.
  static func fresh(in workspace: URL) throws(DemoFolderError) -> URL {
    let files = FileManager.default
    var number = 1
    var folder = workspace.appendingPathComponent("demo", isDirectory: true)
    while files.fileExists(atPath: folder.path), !files.fileExists(atPath: folder.appendingPathComponent(mark).path) {
      number += 1
      folder = workspace.appendingPathComponent("demo-\(number)", isDirectory: true)
    }
    do {
      if files.fileExists(atPath: folder.path) { try files.removeItem(at: folder) }
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("A demo's league: emptied by the next one.\n".utf8).write(to: folder.appendingPathComponent(mark))
    } catch {
      throw DemoFolderError(path: folder.path, reason: error.localizedDescription)
    }
    return folder
  }
}
