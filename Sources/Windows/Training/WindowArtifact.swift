import BoxScores
import Foundation

/// The folder of a window model while it is written: model texts first, the manifest that vouches for them last.
struct WindowArtifact {
  let folder: URL
  private(set) var files: [WindowManifest.FileEntry] = []

  init(folder: URL) { self.folder = folder }

  mutating func add(_ name: String, text: String) throws(WindowError) { try add(name, data: Data(text.utf8)) }

  mutating func add(_ name: String, data: Data) throws(WindowError) {
    try ModelFile.write(data, to: folder.appendingPathComponent(name))
    files.append(WindowManifest.FileEntry(name: name, data: data))
  }

  /// Writes the records and removes the staging folder, which has served.
  func finish(_ manifest: WindowManifest, _ run: WindowRun) throws(WindowError) {
    try ModelFile.write(StableJSON.data(run), to: folder.appendingPathComponent(WindowRun.fileName))
    try ModelFile.write(StableJSON.data(manifest), to: folder.appendingPathComponent(WindowManifest.fileName))
    Faults.reach("window.written")
    try? FileManager.default.removeItem(at: folder.appendingPathComponent("staging"))
  }
}
