import Evaluation
import Features
import Foundation
import Learners

@testable import BoxScores
@testable import MetaLearner
@testable import Windows

/// What a program does with manifests that were read: nothing of it may end the process.
enum UsedManifest {
  static func use(_ manifest: WindowManifest) {
    check(manifest.bytes >= 0, "sizes of files add up")
    _ = manifest.vintage.canonical(available: manifest.seasons)
    _ = WindowColumns(names: manifest.features)
    for target in Target.allCases { _ = manifest.network.blendWeights[target.rawValue] }
  }

  static func use(_ manifest: StoreManifest, of store: DataStore) {
    let sizes = manifest.files.reduce(0) { $0 + $1.bytes + $1.rows }
    check(sizes >= 0 && manifest.generation + 1 > 0, "what a store counts adds up")
    for kind in DataKind.allCases {
      _ = try? store.seasonHashes(kind)
      _ = try? store.seasonFiles(kind)
      for season in manifest[kind].seasons { _ = Int16(season.season.endYear) }
    }
  }

  /// `network.json`: layers are laid out where its check finds no fault.
  static func use(_ description: NetworkDescription) {
    // As many as the window has features, which a file has to spell.
    let columns = min(1000, max(0, description.normaliser.columns))
    guard description.fault(columns: columns) == nil else { return }
    _ = description.normaliser.normalised([Float](repeating: .nan, count: columns))
    for group in description.groups {
      _ = TabularHead(group.head)
      if let encoder = group.encoder { _ = MaskedReconstruction(encoder) }
    }
  }

  static func use(_ manifest: MetaManifest) {
    let view = manifest.view
    check(Set(view.windows.map(\.vintage)).count == view.windows.count, "no vintage twice")
    _ = view.windows.map { (Float($0.age), Float($0.seasons.count)) }
    for description in manifest.networks { use(description) }
    for report in manifest.stats { use(report, manifest) }
    for (window, stat) in view.windows.flatMap({ window in Stat.allCases.map { (window.window, $0) } }) {
      _ = manifest.levels.calibrated([0, 12.5, .greatestFiniteMagnitude, .nan], window, stat)
    }
  }

  /// A network of V4, and the inputs of some rows, where its check finds no fault.
  private static func use(_ description: V4NetworkDescription) {
    let own = description.scaling.width
    let vectors = description.shape.inputs > own ? description.shape.inputs - own : 0
    guard description.fault(vectors: vectors) == nil else { return }
    _ = V4Network(description.shape)
    check(description.shape.fault(of: [:]) != nil, "no network is without numbers")
    check(description.scaling.inputs({ _, _ in .nan }, count: 2).count == 2 * own, "a row has its width")
    for start in stride(from: 0, to: 2, by: description.settings.forecastBatch) { _ = start }
  }

  /// The distributions of a stat, whatever is forecast.
  private static func use(_ report: MetaManifest.StatReport, _ manifest: MetaManifest) {
    _ = StackInputs.names(report.stat, variant: manifest.variant, settings: manifest.settings)
    let forecasts: [Double] = [0, 12.5, 1e30]
    let signals = CountSignals(median: forecasts, mean: forecasts, minutes: [.nan, 24, 1e30])
    for head in report.heads.values {
      let said = head.distributions(signals)
      for row in forecasts.indices { check(said[row].quantile(0.5) <= said.maximum, "a distribution has a median") }
    }
    for counts in report.counts.values {
      let said = counts.distributions(forecasts)
      for row in forecasts.indices { check(said[row].mean.isFinite, "a distribution has a mean") }
    }
    check(manifest.blend.means(report.stat, [0, 12.5, 1e30]).allSatisfy(\.isFinite), "means are numbers")
  }
}
