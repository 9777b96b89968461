import Foundation
import MetaLearner
import Windows

@testable import BoxScores

/// A manifest by its bytes; the first says whose. What it names is not there or is something else: it is refused, and nothing
/// outside of its folder is opened.
func fuzzManifest(_ bytes: [UInt8]) {
  guard let kind = bytes.first else { return }
  let folder = Scratch.file("manifest")
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  func put(_ name: String) { Scratch.write(Array(bytes.dropFirst()), to: folder.appendingPathComponent(name)) }
  switch kind % 4 {
  case 0:
    put(WindowManifest.fileName)
    _ = try? WindowManifest.read(folder: folder)
    check((try? WindowModel.load(folder: folder)) == nil, "a window without its files is no window")
  case 1:
    put(MetaManifest.fileName)
    _ = try? MetaManifest.read(folder: folder)
    _ = try? MetaModel.load(folder: folder)
  case 2:
    put(StoreManifest.fileName)
    if let manifest = try? StoreManifest.load(from: folder) {
      check(manifest.files.allSatisfy { !$0.file.contains("..") }, "a manifest names files of its folder")
    }
  default:
    put("league.json")
    _ = try? LeagueModel.load(folder: folder)
  }
}
