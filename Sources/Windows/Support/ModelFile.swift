import BoxScores
import Foundation

/// The files of models and of their checkpoints: there whole or not at all.
public enum ModelFile {
  /// Writes beside the target, syncs, renames, and syncs the folder, so that a crash at any point leaves the old file or
  /// the new one. Makes the folder where there is none.
  public static func write(_ data: Data, to file: URL) throws(WindowError) {
    let folder = file.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: folder.path, reason: error.localizedDescription)
    }
    do {
      try DurableFile.replace(file, with: data)
    } catch {
      throw .cannotWrite(path: error.path, reason: error.reason)
    }
  }
}
