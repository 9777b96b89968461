import BoxScores
import Evaluation
import Features
import Foundation
import Learners
import Windows

/// A trained meta-learner: windows and league model blended, corrected by V4's components, ready to forecast.
public final class MetaModel: Sendable {
  public let manifest: MetaManifest
  /// SHA-256 of the manifest: names this model.
  public let hash: String
  private let correction: CorrectionModel
  private let networks: [NetworkModel]

  /// No count of a game is beyond.
  private static let furthest = 1e9

  /// Reads a meta-learner's folder; every file is checked against the manifest.
  ///
  /// - Throws: `LearnerError.library` when it has a network and torch is not there.
  public static func load(folder: URL) throws -> MetaModel {
    let manifest = try MetaManifest.read(folder: folder)
    guard manifest.schemaHash == FeatureCatalogue.schemaHash else {
      throw MetaError.schemaDiffers(
        what: "the meta-learner of \(manifest.cutoff)", found: manifest.schemaHash,
        expected: FeatureCatalogue.schemaHash)
    }
    return MetaModel(
      manifest: manifest, correction: try CorrectionModel.load(manifest, folder: folder),
      networks: try manifest.networks.map { try NetworkModel.load($0, manifest, folder: folder) })
  }

  init(manifest: MetaManifest, correction: CorrectionModel, networks: [NetworkModel]) {
    self.manifest = manifest
    hash = StableJSON.hash(manifest)
    self.correction = correction
    self.networks = networks
  }

  /// Forecasts rows of the cut-off's season (or later ones, while no newer meta-learner is there).
  ///
  /// - Parameters:
  ///   - cube: The rows' cube; its visible windows must be those of the manifest.
  ///   - league: Medians of the manifest's league model.
  ///   - history: The games that are known: of them, each row sees those before its own day.
  /// - Complexity: O(rows)
  public func forecast(
    rows: ForecastRows, cube: SeasonCube, league: [Stat: [Float]], history: GameHistory, threads: Int = 1
  ) throws -> MetaForecast {
    let expected = manifest.windows.compactMap(\.vintage)
    guard cube.view.windows.map(\.vintage).sorted() == expected.sorted() else {
      throw MetaError.modelMissing(
        what: "one of the windows of the meta-learner (\(expected.map(\.description).joined(separator: ", ")))")
    }
    let inputs = inputs(rows, cube, league)
    let base = Dictionary(
      uniqueKeysWithValues: manifest.stats.map { ($0.stat, manifest.blend.base($0.stat, inputs)) })
    let components = try components(inputs, base, history, threads: threads)
    var stats: [Stat: MetaForecast.StatForecast] = [:]
    for report in manifest.stats {
      stats[report.stat] = try forecast(inputs, report, base[report.stat] ?? [], components)
    }
    return MetaForecast(rows: rows.count, stats: stats)
  }

  /// How much the temporal memory looks at each window, mean over rows, by window; nil without a Transformer in V4.
  ///
  /// - Returns: Shares of what is looked at: the row itself, each visible window, and each of the last games, newest first.
  public func attention(
    rows: ForecastRows, cube: SeasonCube, league: [Stat: [Float]], history: GameHistory
  ) throws -> (own: Double, windows: [(window: WindowID, share: Double)], games: [Double])? {
    guard let memory = networks.first(where: { $0.description.component == .temporalMemory }) else { return nil }
    let inputs = inputs(rows, cube, league)
    guard let looks = try memory.attention(inputs, history: history), let width = looks.first?.count else { return nil }
    let means = (0..<width).map { column in looks.reduce(0) { $0 + Double($1[column]) } / Double(looks.count) }
    let windows = cube.view.windows.prefix(WindowTokens.slots).enumerated().map { ($1.window, means[1 + $0]) }
    return (means[0], windows, Array(means.dropFirst(1 + WindowTokens.slots)))
  }

  func inputs(_ rows: ForecastRows, _ cube: SeasonCube, _ league: [Stat: [Float]]) -> StackInputs {
    StackInputs(
      windows: CalibratedWindows(cube, levels: manifest.levels), league: league, rows: rows,
      settings: manifest.settings)
  }

  /// What the components that have a share say.
  private func components(
    _ inputs: StackInputs, _ base: [Stat: [Float]], _ history: GameHistory, threads: Int
  ) throws -> [V4Component: ComponentForecast] {
    var said: [V4Component: ComponentForecast] = [
      .residualCorrection: try correction.forecast(
        inputs, variant: manifest.variant, settings: manifest.settings, threads: threads)
    ]
    for network in networks {
      said[network.description.component] = try network.forecast(
        inputs, base: base, history: history, threads: threads)
    }
    return said
  }

  private func forecast(
    _ inputs: StackInputs, _ report: MetaManifest.StatReport, _ base: [Float],
    _ components: [V4Component: ComponentForecast]
  ) throws -> MetaForecast.StatForecast {
    let stat = report.stat
    let stack = base.map(Double.init)
    let stackMean = manifest.blend.means(stat, base)
    var median = stack
    var contributions: [V4Component: [Double]] = [:]
    for (component, said) in components.sorted(by: { $0.key < $1.key }) {
      let share = report.share(of: component)
      guard share > 0, let corrections = said.median[stat] else { continue }
      let added = corrections.map { $0.isFinite ? share * $0 : 0 }
      for row in added.indices { median[row] += added[row] }
      contributions[component] = added
    }
    if !contributions.isEmpty { median = median.map { max(0, $0) } }
    let (mean, meanContributions) = means(report, stack: stack, stackMean: stackMean, components)
    // Trees and weights are numbers, and still their sums may be none, or none of a game: nothing can be made of that. A median
    // that is missing is told as such.
    guard mean.allSatisfy({ abs($0) <= Self.furthest }), median.allSatisfy({ $0.isNaN || abs($0) <= Self.furthest })
    else {
      throw MetaError.corrupt(
        path: MetaManifest.fileName, found: "forecasts of \(stat.rawValue) beyond \(Int(Self.furthest))",
        expected: "a model of a game's counts")
    }

    let fromLeague = inputs.league[stat].map { $0.map(Double.init) } ?? stack
    let equal = inputs.windows.equal(stat).map(Double.init)
    let best = (inputs.windows.best(stat)?.medians ?? []).map { Double($0) }
    let minutes = inputs.windows.expectedMinutes.map(Double.init)
    let familiarity = inputs.familiarity
    var distributions: [String: CountDistributions] = [:]
    let simple = [
      (ModelName.equalWindows, equal), (ModelName.bestWindow, best), (ModelName.booster10, fromLeague),
    ]
    for (name, medians) in simple where medians.count == inputs.rows && medians.allSatisfy(\.isFinite) {
      distributions[name] = report.counts[name]?.distributions(medians)
    }
    if let head = report.heads[ModelName.stack], stack.allSatisfy(\.isFinite) {
      distributions[ModelName.stack] = head.distributions(
        CountSignals(median: stack, mean: stackMean, minutes: minutes, familiarity: familiarity))
    }
    guard let head = report.heads[ModelName.v4] else {
      throw MetaError.modelMissing(
        what: "the distribution of \(stat.rawValue) in the meta-learner of \(manifest.cutoff)")
    }
    return MetaForecast.StatForecast(
      median: median, mean: mean,
      distributions: head.distributions(
        CountSignals(median: median, mean: mean, minutes: minutes, familiarity: familiarity)), stack: stack,
      stackMean: stackMean, equalWindows: equal, bestWindow: best, booster10: fromLeague,
      contributions: contributions, meanContributions: meanContributions, simpler: distributions)
  }

  /// The means that the components' shares make of the blend's, and what each adds to it.
  private func means(
    _ report: MetaManifest.StatReport, stack: [Double], stackMean: [Double],
    _ components: [V4Component: ComponentForecast]
  ) -> (means: [Double], added: [V4Component: [Double]]) {
    let speaking = components.sorted { $0.key < $1.key }.compactMap { component, said in
      let share = report.meanShare(of: component)
      return share > 0 ? said.mean[report.stat].map { (component: component, share: share, values: $0) } : nil
    }
    let candidates = speaking.map { said in
      stack.indices.map { said.values[$0].isFinite ? max(0, stack[$0] + said.values[$0]) : stackMean[$0] }
    }
    let means = stack.indices.map { row in
      ComponentShares.mean(stackMean[row], candidates.map { $0[row] }, speaking.map(\.share))
    }
    var added: [V4Component: [Double]] = [:]
    for (said, candidate) in zip(speaking, candidates) {
      added[said.component] = stack.indices.map { said.share * (candidate[$0] - stackMean[$0]) }
    }
    return (means, added)
  }
}
