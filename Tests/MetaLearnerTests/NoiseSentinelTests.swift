import BoxScores
import Features
import Foundation
import Learners
import NativeLibraries
import Testing

@testable import MetaLearner

/// Sentinel 4 for V4 as a whole, windows and league model included: what is noise is not forecast.
@Suite(
  .enabled(
    if: (try? SharedLibrary.open(.lightgbm)) != nil && Torch.isAvailable,
    "LightGBM or torch is not installed; make setup fetches them"))
struct NoiseSentinelTests {
  private static let cutoff = Season(2010)

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("noise-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// - Parameter last: The cut-off's season, or a later one that is scored with it.
  private func examined(
    _ world: MetaWorld, _ configuration: ExperimentConfiguration = MetaWorld.small, through last: Season
  ) throws -> NoiseSentinel {
    try world.prepare(Self.cutoff)
    let (model, _) = try world.train(Self.cutoff, configuration)
    let table = world.source.table
    let rows = table.rows(of: Self.cutoff...last)
    let seasons = model.manifest.metaSeasons
    let (start, end) = (try #require(seasons.first), try #require(seasons.last))
    #expect(end < Self.cutoff)
    return try NoiseSentinel(
      world.forecast(model, Self.cutoff, rows: rows), rows: rows, of: table, training: table.rows(of: start...end))
  }

  /// Features are those of the true league; outcomes changed places before anything learned from them. The seasons are ones
  /// between which the league's scoring hardly moved: to know its level is honest, and would beat a constant of other years.
  @Test func aV4OfNoiseBeatsNoConstantAndTheGateRefusesIt() throws {
    try withFolder { folder in
      let league = LeagueSimulator(seasons: Season(2000)...Season(2011), seed: 5, scale: .tiny).run()
      let world = try MetaWorld(
        table: league.table, players: league.players, folder: folder,
        outcomes: NoiseSentinel.shuffled(league.table, seed: 9))
      let sentinel = try examined(world, through: Season(2011))
      #expect(sentinel.compared > 3_000)
      #expect(try sentinel.beaten() == [])

      let challenge = try sentinel.challenge()
      #expect(!challenge.accepted && challenge.upper >= 0)
      #expect(challenge.failures.contains { $0.hasSuffix("its upper bound has to lie below zero") })
      let first = try sentinel.first()
      #expect(!first.accepted)
      #expect(first.failures.contains { $0.contains("min_mae_improvement_pct") })
    }
  }

  /// The fault put in: features that look back at the very game to be forecast, so that V4 is given its outcomes. The gate
  /// would promote it, which is why there is a sentinel.
  @Test func aV4ThatIsGivenItsOutcomesIsCaught() throws {
    try withFolder { folder in
      let league = LeagueSimulator(seasons: Season(2004)...Self.cutoff, seed: 5, scale: .tiny).run()
      let world = try MetaWorld(
        table: NoiseSentinel.shuffled(league.table, seed: 9), players: league.players, folder: folder,
        faults: .duplicatedRows, metaSeasons: 3)
      // What leaks does so through the features: the networks need not be there, and take the longest.
      var configuration = MetaWorld.small
      configuration.featureFlags.playerEmbeddings = false
      configuration.featureFlags.temporalMemory = false
      let sentinel = try examined(world, configuration, through: Self.cutoff)
      let beaten = try sentinel.beaten()
      #expect(
        beaten.contains { $0.hasPrefix("absolute error: ") } && beaten.contains { $0.hasPrefix("squared error: ") })
      for stat in Stat.allCases {
        #expect(beaten.contains { $0.hasPrefix("absolute error of \(stat.rawValue): ") }, "\(stat): \(beaten)")
      }
      #expect(try sentinel.challenge().accepted)
    }
  }
}
