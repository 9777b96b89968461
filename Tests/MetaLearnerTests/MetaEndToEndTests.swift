import BoxScores
import Features
import Foundation
import Learners
import NativeLibraries
import Testing
import Windows

@testable import MetaLearner

/// The way from a simulated league to a meta-learner's forecasts, with everything small.
struct MetaWorld {
  let folder: URL
  let source: MetaSource
  let trainer: MetaTrainer

  /// V4 with all components, small.
  static let small: ExperimentConfiguration = {
    var configuration = ExperimentConfiguration.v4Full
    configuration.components.temporalMemory.sequenceLength = 5
    configuration.components.temporalMemory.hiddenDimension = 8
    configuration.components.playerEmbeddings.dimension = 4
    return configuration
  }()

  /// - Parameters:
  ///   - outcomes: Another table of the same rows that models learn from; features stay those of `table`.
  ///   - faults: Leaks that are put into the features on purpose.
  ///   - metaSeasons: How many seasons before its cut-off the meta-learner learns from.
  init(
    table: PlayerGameTable, players: PlayerDirectory, folder: URL, threads: Int = 1,
    outcomes: PlayerGameTable? = nil, faults: FeatureFault = [], metaSeasons: Int = 4
  ) throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let matrix = try FeatureBuilder.build(
      table: table, players: players, to: folder.appendingPathComponent("matrix"), threads: 1, faults: faults)
    var leagueSettings = LeagueSettings()
    leagueSettings.trees = leagueSettings.trees.mapValues { _ in 16 }
    leagueSettings.seeds = [1, 2]
    var metaSettings = MetaSettings()
    metaSettings.metaSeasons = metaSeasons
    metaSettings.network.seeds = [1, 2]
    metaSettings.network.fewestSeeds = 2
    metaSettings.network.hidden = [24, 16]
    metaSettings.network.firstEpochs = 2
    metaSettings.network.laterEpochs = 1
    metaSettings.embeddings.firstEpochs = 2
    metaSettings.embeddings.laterEpochs = 1
    trainer = MetaTrainer(settings: metaSettings, leagueSettings: leagueSettings)
    source = MetaSource(
      table: outcomes ?? table, matrix: matrix, otherSeasons: [], rowsHash: { _ in "test" },
      cache: ForecastCache(folder: folder.appendingPathComponent("cache")), threads: threads, device: .cpu,
      window: { try WindowModel.load(folder: folder.appendingPathComponent("\($0)")) },
      league: { try LeagueModel.load(folder: folder.appendingPathComponent("\($0)")) })
  }

  /// Trains what a meta-learner of the cut-off stands on.
  func prepare(_ cutoff: Season) throws {
    var settings = WindowSettings()
    settings.mostRoundsSmall = 10
    settings.scaleRounds = 3
    let plan = trainer.plan(cutoff, variant: .blind, source: source)
    for vintage in plan.vintages {
      _ = try WindowTrainer(settings: settings).train(
        vintage, table: source.table, matrix: source.matrix, dataHash: "test",
        into: folder.appendingPathComponent("\(vintage)"))
    }
    for key in plan.leagues {
      _ = try LeagueTrainer(settings: trainer.leagueSettings).train(
        key, table: source.table, matrix: source.matrix, dataHash: "test",
        into: folder.appendingPathComponent("\(key)"))
    }
  }

  func train(
    _ cutoff: Season, _ configuration: ExperimentConfiguration = MetaWorld.small, into name: String = "meta",
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> (MetaModel, URL) {
    let out = folder.appendingPathComponent("\(name)-\(cutoff)")
    _ = try trainer.train(
      cutoff: cutoff, variant: .blind, configuration: configuration, source: source, dataHash: "test",
      into: out, shouldStop: shouldStop)
    return (try MetaModel.load(folder: out), out)
  }

  func forecast(_ model: MetaModel, _ season: Season, rows: Range<Int>) throws -> MetaForecast {
    let rows = ForecastRows(rows: rows, of: source.table, matrix: source.matrix)
    let cube = try SeasonCube(view: source.view(of: season), block: rows.block) { try source.window($0.vintage) }
    let league = try source.league(model.manifest.league).predict(rows.block)
    return try model.forecast(rows: rows, cube: cube, league: league, history: source.history)
  }
}

@Suite(
  .enabled(
    if: (try? SharedLibrary.open(.lightgbm)) != nil && Torch.isAvailable,
    "LightGBM or torch is not installed; make setup fetches them"))
struct MetaEndToEndTests {
  private static let cutoff = Season(2004)

  private func league() -> SimulatedLeague {
    LeagueSimulator(seasons: Season(1994)...Self.cutoff, seed: 5, scale: .tiny).run()
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("meta-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func itNamesThe27WindowsAndForecastsEveryStat() throws {
    try withFolder { folder in
      let league = league()
      let world = try MetaWorld(table: league.table, players: league.players, folder: folder)
      try world.prepare(Self.cutoff)
      let (model, out) = try world.train(Self.cutoff)
      let manifest = model.manifest
      #expect(manifest.windows.map(\.window) == WindowCatalogue.all)
      let visible = manifest.windows.filter { $0.state == .visible }
      #expect(visible.map(\.window.description).last == "2001-2003")
      #expect(visible.allSatisfy { $0.modelHash != nil && $0.seasons.allSatisfy { $0 < Self.cutoff } })
      #expect(manifest.metaSeasons == (2000...2003).map { Season($0) })
      #expect(manifest.levels.fittedOn == Season(2003))
      #expect(manifest.view == world.source.view(of: Self.cutoff))

      let rows = league.table.rows(of: Self.cutoff)
      let forecast = try world.forecast(model, Self.cutoff, rows: rows)
      for stat in Stat.allCases {
        let mine = try #require(forecast.stats[stat])
        #expect(mine.median.count == rows.count)
        #expect(mine.median.allSatisfy { $0 >= 0 && $0.isFinite })
        #expect(mine.mean.allSatisfy { $0 >= 0 && $0.isFinite })
        #expect(mine.distributions.count == rows.count)
        // Better than saying the same of everybody.
        let outcomes = league.table[stat.column][rows].map(Double.init)
        let middle = outcomes.sorted()[outcomes.count / 2]
        let error = zip(mine.median, outcomes).reduce(0) { $0 + abs($1.0 - $1.1) }
        #expect(error < outcomes.reduce(0) { $0 + abs($1 - middle) }, "\(stat)")
      }
      // A row alone is forecast like the same row among others.
      let alone = try world.forecast(model, Self.cutoff, rows: rows.lowerBound + 7..<rows.lowerBound + 8)
      #expect(alone.stats[.points]?.median[0] == forecast.stats[.points]?.median[7])

      // A component each, measured; with every component off V4 is the stack, bit for bit.
      for report in manifest.stats {
        #expect(report.components.map(\.component) == V4Component.allCases)
        #expect(report.components.allSatisfy { $0.heldOutRows > 100 && $0.errorWith != nil })
        #expect(report.components.allSatisfy { ($0.share > 0) == ($0.verdict == .helps) })
      }
      let (plain, _) = try world.train(Self.cutoff, .allOff, into: "plain")
      let off = try world.forecast(plain, Self.cutoff, rows: rows)
      for stat in Stat.allCases {
        let (mine, theirs) = (try #require(off.stats[stat]), try #require(forecast.stats[stat]))
        #expect(mine.median == mine.stack && mine.mean == mine.stackMean)
        #expect(mine.stack == theirs.stack && mine.contributions.isEmpty)
      }

      // Stopped on its way and gone on with, on more threads, it ends in the same bytes.
      let first = try Data(contentsOf: out.appendingPathComponent(MetaManifest.fileName))
      try FileManager.default.removeItem(at: out)
      let stop = StopAfter(40)
      #expect(throws: MetaError.self) { try world.train(Self.cutoff, shouldStop: { stop.isReached }) }
      let threaded = try MetaWorld(table: league.table, players: league.players, folder: folder, threads: 2)
      _ = try threaded.train(Self.cutoff)
      let second = try Data(contentsOf: out.appendingPathComponent(MetaManifest.fileName))
      #expect(second == first)

      // Without one of its vintages there is none: nothing is filled in.
      try FileManager.default.removeItem(at: folder.appendingPathComponent("1998-2000"))
      let error = try #require(throws: WindowError.self) { _ = try world.train(Self.cutoff) }
      #expect(error.message.contains("1998-2000"))
    }
  }

  @Test func whatHappensFromTheCutOffOnMovesNothing() throws {
    try withFolder { folder in
      let league = league()
      let one = try MetaWorld(
        table: league.table, players: league.players, folder: folder.appendingPathComponent("one"))
      var changed = league.table
      let season = changed.rows(of: Self.cutoff)
      // Everything after the season's first day becomes another season; the first day's rows see the past alone.
      let firstDay = season.prefix { changed.day[$0] == changed.day[season.lowerBound] }
      for row in season {
        for column in BoxColumn.allCases { changed.values[column.rawValue][row] = Float(row % 9) }
      }
      let other = try MetaWorld(
        table: changed, players: league.players, folder: folder.appendingPathComponent("other"))
      try one.prepare(Self.cutoff)
      try other.prepare(Self.cutoff)
      let (left, _) = try one.train(Self.cutoff)
      let (right, _) = try other.train(Self.cutoff)
      #expect(left.hash == right.hash)
      let rows = firstDay.startIndex..<firstDay.endIndex
      let (before, after) = (
        try one.forecast(left, Self.cutoff, rows: rows), try other.forecast(right, Self.cutoff, rows: rows)
      )
      for stat in Stat.allCases {
        #expect(before.stats[stat]?.median == after.stats[stat]?.median)
        #expect(before.stats[stat]?.distributions.storage == after.stats[stat]?.distributions.storage)
      }
    }
  }

  @Test func withoutEarlierSeasonsThereIsNone() throws {
    try withFolder { folder in
      let league = league()
      let world = try MetaWorld(table: league.table, players: league.players, folder: folder)
      let error = try #require(throws: MetaError.self) { _ = try world.train(Season(1995)) }
      #expect(error.exitCode == .preflightRefused)
    }
  }
}
