import BoxScores
import Features
import Foundation
import Learners
import MetaLearner
import Windows

/// The project's own way from rows to forecasts: windows, league model, levels, blend, V4's components, distributions.
///
/// Everything is trained in a temporary folder as of the season's cut-off, with few trees and small networks: what is
/// proved does not depend on how many there are. Without torch there are no networks, and the report says so.
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

  public init(threads: Int = 1) {
    self.threads = threads
    windowSettings.mostRounds = 6
    windowSettings.mostRoundsSmall = 6
    windowSettings.scaleRounds = 4
    windowSettings.earlyStoppingRounds = 4
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

  public var covers: String {
    configuration.needsTensors
      ? "windows, league model, blend, residual correction, embeddings, temporal memory"
      : "windows, league model, blend, residual correction; no networks: torch is not installed"
  }

  public func forecasts(of days: [GameDay], table: PlayerGameTable, players: PlayerDirectory) throws -> [AuditMatrix] {
    guard let first = days.first else { return [] }
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
    return try days.map { try forecast($0, model, source, season) }
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

  /// What is compared: every number a user could be given, and those of the windows behind it.
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
    }
    return AuditMatrix(names: [], blind: [], values: [], count: rows.count).appending(columns)
  }
}
