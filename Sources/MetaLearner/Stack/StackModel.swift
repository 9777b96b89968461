import BoxScores
import Evaluation
import Features
import Foundation
import Learners
import Windows

/// A trained stack: windows and league model blended, ready to forecast.
public final class StackModel: Sendable {
  public let manifest: StackManifest
  /// SHA-256 of the manifest: names this model.
  public let hash: String
  private let medians: [Stat: [Booster]]
  private let means: [Stat: [Booster]]

  /// Reads a stack's folder; every file is checked against the manifest.
  public static func load(folder: URL) throws -> StackModel {
    let file = folder.appendingPathComponent(StackManifest.fileName)
    let manifest = try ManifestFile.read(StackManifest.self, from: file, format: StackManifest.currentFormat)
    guard manifest.schemaHash == FeatureCatalogue.schemaHash else {
      throw MetaError.schemaDiffers(
        what: "the stack of \(manifest.cutoff)", found: manifest.schemaHash, expected: FeatureCatalogue.schemaHash)
    }
    var boosters: [StackHead: [Stat: [Booster]]] = [:]
    for report in manifest.stats {
      for head in StackHead.allCases {
        for seed in manifest.settings.seeds {
          let name = fileName(report.stat, head, seed)
          guard let entry = manifest.files.first(where: { $0.name == name }) else { continue }
          boosters[head, default: [:]][report.stat, default: []].append(
            try ManifestFile.booster(entry, in: folder, inputs: report.inputs.count))
        }
      }
    }
    return StackModel(manifest: manifest, medians: boosters[.median] ?? [:], means: boosters[.mean] ?? [:])
  }

  init(manifest: StackManifest, medians: [Stat: [Booster]], means: [Stat: [Booster]]) {
    self.manifest = manifest
    hash = StableJSON.hash(manifest)
    self.medians = medians
    self.means = means
  }

  /// Forecasts rows of the cut-off's season (or later ones, while no newer stack is there).
  ///
  /// - Parameters:
  ///   - cube: The rows' cube; its visible windows must be those of the manifest.
  ///   - league: Medians of the manifest's league model.
  /// - Complexity: O(rows x trees)
  public func forecast(
    block: FeatureBlock, cube: SeasonCube, league: [Stat: [Float]], threads: Int = 1
  ) throws -> StackForecast {
    let expected = manifest.windows.compactMap(\.vintage)
    guard cube.view.windows.map(\.vintage).sorted() == expected.sorted() else {
      throw MetaError.modelMissing(
        what: "one of the windows of the stack (\(expected.map(\.description).joined(separator: ", ")))")
    }
    let inputs = StackInputs(
      windows: CalibratedWindows(cube, levels: manifest.levels), league: league, block: block)
    var stats: [Stat: StackForecast.StatForecast] = [:]
    for report in manifest.stats { stats[report.stat] = try forecast(inputs, report, threads: threads) }
    return StackForecast(rows: block.count, stats: stats)
  }

  private func forecast(
    _ inputs: StackInputs, _ report: StackManifest.StatReport, threads: Int
  ) throws -> StackForecast.StatForecast {
    let stat = report.stat
    let matrix = inputs.matrix(stat, variant: manifest.variant, settings: manifest.settings)
    let base = inputs.base(stat, settings: manifest.settings)
    func corrected(_ boosters: [Booster]) throws -> [Double] {
      try StackCorrection.apply(
        boosters, matrix: matrix, columns: report.inputs.count, base: base, threads: threads)
    }
    let stacked = try corrected(medians[stat] ?? [])
    let fromLeague = inputs.league[stat].map { $0.map { Double($0) } } ?? stacked
    let weight = inputs.league[stat] == nil ? 0 : report.leagueWeight
    let median = zip(stacked, fromLeague).map { max(0, (1 - weight) * $0 + weight * $1) }
    let mean = try corrected(means[stat] ?? []).map { max(0, $0) }
    let equal = inputs.windows.equal(stat).map(Double.init)
    let best = (inputs.windows.best(stat)?.medians ?? []).map { Double($0) }
    let minutes = inputs.windows.expectedMinutes.map(Double.init)
    let simple = [
      (StackModelName.equalWindows, equal), (StackModelName.bestWindow, best), (StackModelName.booster10, fromLeague),
    ]
    var distributions: [String: CountDistributions] = [:]
    for (name, medians) in simple where medians.count == inputs.rows && medians.allSatisfy(\.isFinite) {
      distributions[name] = report.counts[name]?.distributions(medians)
    }
    guard let counts = report.counts[StackModelName.stack] else {
      throw MetaError.modelMissing(what: "the distribution of \(stat.rawValue) in the stack of \(manifest.cutoff)")
    }
    return StackForecast.StatForecast(
      median: median, mean: mean,
      distributions: counts.distributions(median, second: minutes.allSatisfy(\.isFinite) ? minutes : nil),
      equalWindows: equal, bestWindow: best, booster10: fromLeague, simpler: distributions)
  }

  static func fileName(_ stat: Stat, _ head: StackHead, _ seed: Int) -> String {
    "\(stat.rawValue).\(head.rawValue).seed\(seed).txt"
  }
}

/// The two heads of a stack's boosters.
enum StackHead: String, CaseIterable, Sendable {
  case median, mean
}

/// The stack's boosters forecast what the base forecast misses.
enum StackCorrection {
  static func apply(
    _ boosters: [Booster], matrix: [Float], columns: Int, base: [Float], threads: Int
  ) throws -> [Double] {
    var sum = [Double](repeating: 0, count: base.count)
    for booster in boosters {
      let raw = try booster.predict(matrix, rows: base.count, columns: columns, threads: threads)
      for row in raw.indices { sum[row] += raw[row] }
    }
    let count = Double(max(1, boosters.count))
    return zip(sum, base).map { $0 / count + Double($1) }
  }
}
