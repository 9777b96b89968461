import BoxScores
import Features
import Foundation
import Learners
import MetaLearner
import Windows

/// The project's own way from rows to forecasts: windows, league model, levels, blend, V4's components, distributions.
///
/// Everything is trained in a temporary folder as of the season's cut-off, with few trees and small networks: what is
/// proved does not depend on how many there are. Without torch there are no networks. `AuditForecasts.covers` tells what was
/// trained, and what of it has a share in the forecasts: what has none is not proved by them.
public struct MetaForecaster: AuditForecaster {
  public var threads: Int
  /// Which cut-off a season is forecast with. The season itself is honest; a later one is the mutation that
  /// the end-to-end sentinel has to see.
  var cutoff: @Sendable (Season) -> Season = { $0 }
  /// Days too late that game tokens and embeddings may look; 0 is honest, anything else a mutation.
  var daysTooLate: Int32 = 0

  private var windowSettings = WindowSettings()
  private var leagueSettings = LeagueSettings()
  private var metaSettings = MetaSettings()
  private var configuration = ExperimentConfiguration.v4Full

  /// - Parameter windowNetworks: Whether windows try networks beside their trees, where torch is there.
  public init(threads: Int = 1, windowNetworks: Bool = true) {
    self.threads = threads
    windowSettings.mostRounds = 6
    windowSettings.mostRoundsSmall = 6
    windowSettings.scaleRounds = 4
    windowSettings.earlyStoppingRounds = 4
    windowSettings.network = windowNetworks ? Self.smallNetworks : nil
    if windowNetworks, Torch.isAvailable {
      // Trees that learn this little leave something to be gained: a network that brings nothing would not be compared.
      windowSettings.learningRate = 0.01
      windowSettings.smallLearningRate = 0.01
    }
    leagueSettings.seeds = [1]
    leagueSettings.leaves = 15
    leagueSettings.trees = Dictionary(uniqueKeysWithValues: Stat.allCases.map { ($0, 12) })
    metaSettings.metaSeasons = 2
    metaSettings.correction.seeds = [1]
    metaSettings.network.seeds = [1]
    metaSettings.network.hidden = [16, 8]
    metaSettings.network.firstEpochs = 1
    metaSettings.network.laterEpochs = 1
    metaSettings.network.firstSeasons = 2
    metaSettings.network.memorySeeds = 1
    metaSettings.network.memoryFirstEpochs = 1
    metaSettings.network.memoryLaterEpochs = 1
    metaSettings.embeddings.firstEpochs = 1
    metaSettings.embeddings.laterEpochs = 1
    configuration.components.residualCorrection.trees = 12
    configuration.components.temporalMemory.sequenceLength = 4
    configuration.components.temporalMemory.hiddenDimension = 8
    configuration.components.playerEmbeddings.dimension = 4
    configuration.featureFlags.playerEmbeddings = Torch.isAvailable
    configuration.featureFlags.temporalMemory = Torch.isAvailable
    metaSettings.minimumRows = 300
  }

  /// Small enough to be trained many times over; for vintages of 3,000 rows, which a league of six teams has in three seasons.
  private static let smallNetworks: NetworkSettings = {
    var networks = NetworkSettings()
    networks.minimumRows = 3_000
    networks.box = .init(decision: 4, steps: 2, mask: .entmax15)
    networks.single = .init(decision: 3, steps: 2, mask: .sparsemax)
    networks.ghostRows = 64
    networks.encoderEpochs = 1
    networks.encoderBatch = 1_024
    networks.headWidth = 8
    networks.headEpochs = 5
    networks.headRate = 0.01
    return networks
  }()

  /// Counts whose probability is compared.
  private static let counts: [Stat: [Int]] = [
    .points: [5, 15, 25], .rebounds: [3, 6, 10], .assists: [2, 5, 8], .threes: [1, 2, 4],
  ]

  public func forecasts(of days: [GameDay], table: PlayerGameTable, players: PlayerDirectory) throws -> AuditForecasts {
    guard let first = days.first else { return AuditForecasts(days: [], covers: "no day") }
    let season = cutoff(Season(Int(table.season[table.firstRow(on: first)])))
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fullcourt-audit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let matrix = try FeatureBuilder.build(
      table: table, players: players, to: folder.appendingPathComponent("rows.features"), threads: threads)
    let content = table.contentHash
    var source = MetaSource(
      table: table, matrix: matrix, otherSeasons: [], rowsHash: { _ in content }, cache: ForecastCache(folder: nil),
      threads: threads, device: .cpu,
      window: { try WindowModel.load(folder: folder.appendingPathComponent("window-\($0)")) },
      league: { try LeagueModel.load(folder: folder.appendingPathComponent("\($0)")) })
    if daysTooLate != 0 { source.history = GameHistory(table, daysTooLate: daysTooLate) }
    let model = try train(season, source, in: folder)
    return AuditForecasts(
      days: try days.map { try forecast($0, model, source, season) }, covers: try covers(model, source))
  }

  /// What was trained, and what of it speaks.
  private func covers(_ model: MetaModel, _ source: MetaSource) throws -> String {
    let vintages = try model.manifest.windows.compactMap(\.vintage).map { try source.window($0).manifest.network }
    let tried = vintages.filter { $0.verdicts != nil }
    let kept = tried.filter { !$0.blendWeights.isEmpty }
    var parts = [
      "\(vintages.count) windows of trees"
        + (tried.isEmpty ? " without networks" : ", networks tried in \(tried.count) and kept in \(kept.count)"),
      "league model", "levels", "blend", "distributions",
    ]
    let reports = model.manifest.stats.flatMap(\.components)
    var silent: [String] = []
    for component in V4Component.allCases {
      let mine = reports.filter { $0.component == component }
      guard !mine.isEmpty else { continue }
      if mine.contains(where: { $0.share > 0 || $0.meanShare > 0 }) {
        parts.append(component.title)
      } else {
        let why = mine.contains { $0.verdict == .notMeasured } ? "too few seasons" : "no gain"
        silent.append("\(component.title) (\(why))")
      }
    }
    let text = parts.joined(separator: ", ")
    let without = silent.isEmpty ? "" : "; without a share: \(silent.joined(separator: ", "))"
    return text + without + (Torch.isAvailable ? "" : "; no networks anywhere: torch is not installed")
  }

  private func train(_ season: Season, _ source: MetaSource, in folder: URL) throws -> MetaModel {
    let trainer = MetaTrainer(settings: metaSettings, leagueSettings: leagueSettings)
    let plan = trainer.plan(season, variant: .blind, source: source)
    let hash = source.rowsHash(season)
    for vintage in plan.vintages {
      _ = try WindowTrainer(settings: windowSettings, threads: threads).train(
        vintage, table: source.table, matrix: source.matrix, dataHash: hash,
        into: folder.appendingPathComponent("window-\(vintage)"))
    }
    for league in plan.leagues {
      _ = try LeagueTrainer(settings: leagueSettings, threads: threads).train(
        league, table: source.table, matrix: source.matrix, dataHash: hash,
        into: folder.appendingPathComponent("\(league)"))
    }
    let place = folder.appendingPathComponent("meta")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    _ = try trainer.train(
      cutoff: season, variant: .blind, configuration: configuration, source: source, dataHash: hash,
      into: place)
    return try MetaModel.load(folder: place)
  }

  /// What is compared, of each row: all heads of the windows and the league model's medians; of V4 medians, means, two
  /// quantiles and P(k or more) of three counts a stat.
  ///
  /// Points + rebounds + assists are not: their distribution follows from V4's and from correlations that are fitted above
  /// this module, on seasons before the cut-off only, by the step that commits them.
  private func forecast(
    _ day: GameDay, _ model: MetaModel, _ source: MetaSource, _ season: Season
  ) throws -> AuditMatrix {
    let rows = source.table.rows(on: day)
    let asked = ForecastRows(rows: rows, of: source.table, matrix: source.matrix)
    let block = asked.block
    let cube = try SeasonCube(
      view: source.view(of: season), block: block, heads: WindowHead.allCases, threads: threads,
      model: { try source.window($0.vintage) })
    let league = try source.league(model.manifest.league).predict(block, threads: threads)
    let forecast = try model.forecast(
      rows: asked, cube: cube, league: league, history: source.history, threads: threads)
    var columns: [(name: String, values: [Float])] = []
    for (index, window) in cube.view.windows.enumerated() {
      for target in Target.allCases {
        for head in WindowHead.allCases {
          guard let values = cube.values[index][target]?[head] else { continue }
          columns.append(("\(window.window) \(target.rawValue) \(head.rawValue)", values))
        }
      }
    }
    for stat in Stat.allCases {
      if let values = league[stat] { columns.append(("league \(stat.rawValue)", values)) }
      guard let values = forecast.stats[stat] else { continue }
      let median = values.median.map { Float($0) }
      columns.append(("v4 \(stat.rawValue) median", median))
      columns.append(("v4 \(stat.rawValue) mean", values.mean.map { Float($0) }))
      for level in [0.1, 0.9] {
        let quantiles = values.distributions.quantiles(level).map { Float($0) }
        columns.append(("v4 \(stat.rawValue) quantile \(level)", quantiles))
      }
      for count in Self.counts[stat] ?? [] {
        let chances = values.distributions.atLeast(count).map { Float($0) }
        columns.append(("v4 \(stat.rawValue) \(count) or more", chances))
      }
    }
    return AuditMatrix(names: [], blind: [], values: [], count: rows.count).appending(columns)
  }
}
