import Analyzer
import Evaluation
import Features
import Foundation
import Learners

@testable import BoxScores
@testable import Forecasting
@testable import MetaLearner
@testable import Windows

/// A manifest by its bytes; the first says whose. What it names is not there or is something else: it is refused, and nothing
/// outside of its folder is opened. What is read is then used as a loaded model uses it, as far as that needs no library: sizes
/// are added up, networks are laid out, distributions are asked for.
func fuzzManifest(_ bytes: [UInt8]) {
  guard let kind = bytes.first else { return }
  let folder = Scratch.file("manifest")
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let content = Array(bytes.dropFirst())
  func put(_ name: String) { Scratch.write(content, to: folder.appendingPathComponent(name)) }
  switch kind % 6 {
  case 0:
    put(WindowManifest.fileName)
    if let manifest = try? WindowManifest.read(folder: folder) { UsedManifest.use(manifest) }
    check((try? WindowModel.load(folder: folder)) == nil, "a window without its files is no window")
  case 1:
    put(MetaManifest.fileName)
    if let manifest = try? MetaManifest.read(folder: folder) { UsedManifest.use(manifest) }
    _ = try? MetaModel.load(folder: folder)
  case 2:
    put(StoreManifest.fileName)
    if let manifest = try? StoreManifest.load(from: folder) {
      check(manifest.files.allSatisfy { !$0.file.contains("..") }, "a manifest names files of its folder")
      UsedManifest.use(manifest, of: DataStore(folder: folder))
    }
  case 3:
    put(LeagueManifest.fileName)
    if let manifest = try? LeagueManifest.read(folder: folder) {
      _ = manifest.settings.seeds.prefix(manifest.key.seeds).count
      _ = manifest.seasons.map { [$0.previous, $0.next] }
    }
    _ = try? LeagueModel.load(folder: folder)
  case 4:
    guard let description = try? JSONDecoder().decode(NetworkDescription.self, from: Data(content)) else { return }
    UsedManifest.use(description)
  default:
    guard let model = try? JSONDecoder().decode(CombinedModel.self, from: Data(content)) else { return }
    for minutes in [-1, 0, 12.5, 1e300] { _ = model.correlations[minutes] }
    check(model.seasons.allSatisfy { $0.previous < $0.next }, "there is arithmetic on seasons")
  }
}
