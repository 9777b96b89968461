import BoxScores
import Foundation
import Learners
import MetaLearner
import Testing

@testable import Audit

@Suite("Training sentinels", .enabled(if: StatisticalSentinelTests.hasTrees, "LightGBM is not here"))
struct TrainingSentinelTests {
  @Test("Windows, league model and V4 trained as of a day do not notice what comes from that day on")
  func endToEndHonest() throws {
    // A season more than the other sentinels have: V4's residual correction needs two to learn from and be measured on.
    let league = LeagueSimulator(seasons: Season(2018)...Season(2022), seed: 11, scale: .small).run()
    let report = try EndToEndSentinel(forecaster: MetaForecaster())
      .examine(AuditSubject(table: league.table, players: league.players))
    #expect(report.verdict == .passed, "\(report.text)")
    #expect(report.summary.contains("first day of 2022") && report.summary.contains("first play-off day of 2022"))
    #expect(report.compared > 1000)
    // It says what was trained: in a window of three seasons networks too, and no component went unmeasured.
    #expect(report.summary.contains(Torch.isAvailable ? "networks tried in 1" : "torch is not installed"))
    #expect(!report.summary.contains("too few seasons"), "\(report.text)")
  }

  @Test("What had too few seasons to be measured is not said to be covered")
  func coversWhatSpoke() throws {
    let subject = SmallLeague.subject()
    let day = GameDay(number: subject.table.day[subject.table.rows(of: Season(2022)).lowerBound])
    let forecaster = MetaForecaster(windowNetworks: false)
    let said = try forecaster.forecasts(of: [day], table: subject.table, players: subject.players)
    #expect(said.covers.contains("of trees without networks, league model, levels, blend, distributions"))
    #expect(said.covers.contains("residual correction (too few seasons)"), "\(said.covers)")
    let names = try #require(said.days.first).names
    for name in ["v4 points median", "v4 points 15 or more", "v4 threes 4 or more", "league assists"] {
      #expect(names.contains(name), "\(name)")
    }
  }

  /// It happened: 2007-12-19. Here a game is played a day early, by players who have one on that day already.
  @Test("On a date with two games of one player forecasts do not notice either of them")
  func endToEndTwoGames() throws {
    var subject = SmallLeague.subject()
    let (table, date) = try Self.withTwoGames(subject.table)
    subject.table = table
    #expect(AuditDays.twoGameDate(in: table) == date)
    var sentinel = EndToEndSentinel(forecaster: MetaForecaster(windowNetworks: false))
    sentinel.isTried = { $0.day == date }
    let report = try sentinel.examine(subject)
    #expect(report.verdict == .passed, "\(report.text)")
    #expect(report.summary.hasPrefix("a date with two games of one player: forecasts stayed"))
    #expect(report.compared > 1000)
  }

  /// A game of the last season moved to the date of games before it, and that date.
  private static func withTwoGames(_ table: PlayerGameTable) throws -> (PlayerGameTable, GameDay) {
    let days = Set(table.day[table.rows(of: Season(2022))]).sorted()
    let date = GameDay(number: days[days.count / 3])
    let (night, next) = (table.rows(on: date), table.rows(on: GameDay(number: days[days.count / 3 + 1])))
    let playing = Set(table.personId[night])
    let early = table.gameId[try #require(next.first { playing.contains(table.personId[$0]) })]
    var changed = table
    for row in next where table.gameId[row] == early { changed.day[row] = date.number }
    let moved = next.filter { table.gameId[$0] == early }
    let left = next.filter { table.gameId[$0] != early }
    return (
      changed.selecting(
        Array(0..<next.lowerBound) + moved + left + Array(next.upperBound..<table.count)), date
    )
  }

  @Test("A two-game date with too little before it is not tried, and that is said")
  func twoGamesTooEarly() throws {
    // The date lies in 2022, and the league goes on for a season.
    let league = LeagueSimulator(seasons: Season(2020)...Season(2023), seed: 11, scale: .small).run()
    let (table, date) = try Self.withTwoGames(league.table)
    var sentinel = EndToEndSentinel(forecaster: MetaForecaster(windowNetworks: false))
    sentinel.isTried = { $0.day == date }
    let report = try sentinel.examine(AuditSubject(table: table, players: league.players))
    #expect(report.verdict == .skipped)
    #expect(report.summary.contains("(\(date)) was not tried: models need the 4 seasons before 2022"))
  }

  @Test("A cut-off that lies a season too late is caught by the forecasts themselves")
  func endToEndLateCutoff() throws {
    var forecaster = MetaForecaster(windowNetworks: false)
    forecaster.cutoff = { $0.next }
    let report = try EndToEndSentinel(forecaster: forecaster).examine(SmallLeague.subject())
    #expect(report.verdict == .failed)
  }

  @Test("Game tokens that know the day itself are caught", .enabled(if: Torch.isAvailable, "torch is not installed"))
  func endToEndTokensOfTheDay() throws {
    var forecaster = MetaForecaster(windowNetworks: false)
    forecaster.daysTooLate = 1
    let report = try EndToEndSentinel(forecaster: forecaster).examine(SmallLeague.subject())
    #expect(report.verdict == .failed)
    #expect(report.difference?.name.hasPrefix("v4") == true)
  }

  @Test("Trees forecast a row alone as they do in a batch")
  func singleRowHonest() throws {
    let subject = SmallLeague.subject()
    let report = try SingleRowSentinel(model: TreeModel(subject)).examine(subject)
    #expect(report.verdict == .passed, "\(report.text)")
    #expect(report.compared >= 24)
  }

  /// Subtracts the batch's mean, as a scaler fitted on what it is given does.
  private struct BatchScaled: AuditModel {
    let model: TreeModel

    func predict(_ matrix: AuditMatrix, rows: [Int]) throws -> [Double] {
      let raw = try model.predict(matrix, rows: rows)
      let mean = raw.reduce(0, +) / Double(raw.count)
      return raw.map { $0 - mean }
    }
  }

  @Test("A scaler that is fitted on the batch is caught by a row alone")
  func singleRowBatchScaled() throws {
    let subject = SmallLeague.subject()
    let report = try SingleRowSentinel(model: BatchScaled(model: TreeModel(subject))).examine(subject)
    #expect(report.verdict == .failed)
    #expect(report.difference?.personId != nil)
  }

  @Test("The whole audit of a small league is clean, says what it did, and survives JSON")
  func wholeAudit() throws {
    var told: [String] = []
    let count = SmallLeague.league.table.count
    let audit = LeakageAudit(storeSteps: [.init(name: "store", count: count)])
    let report = try audit.run(
      table: SmallLeague.league.table, players: SmallLeague.league.players, progress: { name, _ in told.append(name) })
    #expect(report.isClean, "\(report.text)")
    #expect(report.sentinels.map(\.sentinel) + ["done"] == told)
    #expect(report.sentinels.filter { $0.verdict == .passed }.count == 8)
    #expect(report.rows == count && report.kind == .simulated)
    #expect(report.text.contains("No leak found: 8 sentinels passed, 1 had nothing to compare."))
    #expect(try JSONDecoder().decode(AuditReport.self, from: JSONEncoder().encode(report)) == report)
  }

  @Test("A single season is refused with what is needed")
  func tooLittle() {
    let table = SmallLeague.league.table
    let one = table.selecting(table.rows(of: Season(2020)))
    #expect(throws: AuditError.self) { try LeakageAudit().run(table: one, players: PlayerDirectory()) }
  }

  @Test("A sentinel that has too few seasons is skipped, and the others are told")
  func fewSeasons() throws {
    let table = SmallLeague.league.table
    let two = table.selecting(Array(table.rows(of: Season(2019))) + Array(table.rows(of: Season(2022))))
    let report = try LeakageAudit().run(table: two, players: SmallLeague.league.players)
    let verdicts = Dictionary(uniqueKeysWithValues: report.sentinels.map { ($0.sentinel, $0) })
    #expect(report.sentinels.count == 9)
    #expect(verdicts["keys"]?.verdict == .passed && verdicts["perturb"]?.verdict == .passed)
    #expect(verdicts["end to end"]?.verdict == .skipped)
    #expect(
      verdicts["end to end"]?.summary.hasPrefix(
        "The end-to-end check needs seasons to learn a meta-learner from: at least 1; the store has 0 before season 2022. "
          + "Import more seasons with 'fullcourt data import PATH'") == true,
      "\(report.text)")
  }

  @Test("A model that cannot be trained skips one sentinel, whatever else the games allow")
  func lonelyLastSeason() throws {
    let league = LeagueSimulator(seasons: Season(2018)...Season(2023), seed: 3, scale: .tiny).run()
    // The last season alone lies in the span that models are trained on.
    let rows = Array(league.table.rows(of: Season(2018))) + Array(league.table.rows(of: Season(2023)))
    let table = league.table.selecting(rows)
    let report = try LeakageAudit().run(table: table, players: league.players)
    let single = try #require(report.sentinels.first { $0.sentinel == "single row" })
    #expect(single.verdict == .skipped)
    #expect(single.summary.hasPrefix("The single-row check needs two seasons; the store has 1 seasons. "))
    #expect(report.sentinels.contains { $0.verdict == .passed })
  }

  /// Fails as a forecaster does for which there are too few games.
  private struct Starving: AuditForecaster {
    func forecasts(of days: [GameDay], table: PlayerGameTable, players: PlayerDirectory) throws -> AuditForecasts {
      throw MetaError.tooLittleHistory(cutoff: Season(2022), what: "rows", found: 3, needed: 300)
    }
  }

  @Test("Too few games are a reason to skip only while nothing was changed in them")
  func onlyHonestGamesMaySkip() throws {
    let table = SmallLeague.league.table
    let forecaster = HonestForecaster(Starving(), table: table)
    #expect(throws: AuditError.self) {
      try forecaster.forecasts(of: [], table: table, players: PlayerDirectory())
    }
    let seasons = table.selecting(table.rows(of: Season(2020)...Season(2022)))
    #expect(throws: AuditError.self) {
      try forecaster.forecasts(of: [], table: seasons, players: PlayerDirectory())
    }
    #expect(throws: MetaError.self) {
      try forecaster.forecasts(of: [], table: table.without(row: 7), players: PlayerDirectory())
    }
  }

  @Test("Games of a kind that cannot be examined are reported beside those of the other")
  func skippedKind() throws {
    let error = AuditError.tooLittleData(check: "audit", found: "one season", needed: "two seasons")
    let report = try #require(AuditReport(skipping: SmallLeague.league.table, for: error))
    #expect(report.isClean && report.kind == .simulated && report.rows == SmallLeague.league.table.count)
    #expect(report.text.contains("\nskip  all: The audit needs two seasons; the store has one season. "))
    #expect(report.text.hasSuffix("\nNothing was proved: no sentinel could be run."))
    #expect(AuditReport(skipping: PlayerGameTable(kind: .real), for: error) == nil)
  }
}
