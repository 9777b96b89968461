import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import MetaLearner
import NativeLibraries
import Synchronization
import Testing
import Windows

@testable import Pipeline

/// Preparation, backtest and forecast on a small league, in process.
@Suite(
  .enabled(
    if: LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound && LibraryStatus.of(.torch).isFound))
struct ForecastPathTests {
  private func prepare(
    _ session: WorkspaceSession, _ season: Int, _ variant: FeatureVariant = .blind
  ) throws -> [String] {
    let finished = Mutex<[String]>([])
    let preparation = Preparation(session, interruption: Interruption()) { event in
      if case .finished(let step, _, _) = event { finished.withLock { $0.append(step) } }
    }
    try preparation.run(seasons: [Season(season)], variant: variant, resume: "again")
    return finished.withLock { $0 }
  }

  private func backtest(_ session: WorkspaceSession, _ season: Int) throws -> BacktestReport {
    try BacktestRunner(session) { _ in }.run(
      seasons: [Season(season)], variant: .blind, byMonth: false, confirmed: false, command: "backtest",
      prepareCommand: "fullcourt backtest --seasons \(season) --prepare")
  }

  @Test func aBacktestTrainsNothingAndNamesWhatIsMissing() throws {
    let league = try TinyLeague()
    let error = try #require(throws: BacktestRefused.self) { try backtest(league.session, 2025) }
    #expect(error.missing.contains("the meta-learner of season 2025"))
    #expect(error.missing.contains { $0.hasPrefix("window 2022-2024") })
    #expect(error.exitCode == .preflightRefused)
    #expect(error.message.hasSuffix("Train them: fullcourt backtest --seasons 2025 --prepare"))
    #expect(try league.session.registry().all().isEmpty)
  }

  @Test func whatIsPreparedOnceIsNotPreparedAgain() throws {
    let league = try TinyLeague()
    let first = try prepare(league.session, 2025)
    #expect(first.contains("meta@2025"))
    #expect(try prepare(try league.reopened(), 2025) == [])
    let report = try backtest(try league.reopened(), 2025)
    #expect(report.facts.map(\.looks) == [1])
    #expect(report.facts.map(\.simulated) == [true])
    #expect(try backtest(try league.reopened(), 2025).facts.map(\.looks) == [2])
    // Nothing of a vintage that serves 2025 is of use to itself only: 2024 adds what 2024 lacks.
    let second = try prepare(try league.reopened(), 2024)
    #expect(second.contains("meta@2024"))
    #expect(Set(second).isDisjoint(with: first))
  }

  @Test(arguments: FeatureVariant.allCases) func aForecastIsTheBacktestsRowBitForBit(variant: FeatureVariant) throws {
    let league = try TinyLeague()
    _ = try prepare(league.session, 2025, variant)
    let session = try league.reopened()
    let history = try #require(try session.history(.simulated))
    let table = history.table
    let workshop = try #require(try session.workshop(scoring: Season(2025)))
    let forecasts = try SeasonBacktest(
      workshop: workshop, season: Season(2025), variant: variant, threads: 2
    ).forecasts(
      pools: Pools(table), baselines: Baselines(table))
    let v4 = try #require(forecasts.model("v4"))
    // A day in the middle and the last one of the regular season.
    for position in [forecasts.rows.count / 2, forecasts.rows.count - 1] {
      let day = GameDay(number: table.day[forecasts.rows[position]])
      let report = try Prediction(session, variant: variant).run(date: day)
      #expect(report.cutOff == Season(2025))
      var compared = 0
      for (index, row) in forecasts.rows.enumerated() where table.day[row] == day.number {
        let forecast = try #require(
          report.forecasts.first { $0.personId == table.personId[row] && $0.gameId == table.gameId[row] })
        #expect(forecast.participation == .knownToHavePlayed)
        for stat in Stat.allCases {
          let mine = try #require(forecast.stats[stat])
          let theirs = try #require(v4[stat])
          #expect(mine.median.bitPattern == theirs.median[index].bitPattern)
          #expect(mine.mean.bitPattern == theirs.mean[index].bitPattern)
          #expect(mine.q10 == Double(try #require(theirs.distributions)[index].quantile(0.1)))
          compared += 1
        }
      }
      #expect(compared > 20)
    }
  }

  /// The players of a day as a file says them, with their ids.
  private func slate(_ rows: Range<Int>, _ table: PlayerGameTable, _ folder: URL, out: Int64? = nil) throws -> URL {
    let lines = rows.map { row in
      let names = [table.team[row], table.opponent[row]].map {
        TeamCatalogue.shared.name(of: $0, in: Season(2025))?.fullName ?? ""
      }
      let day = GameDay(number: table.day[row])
      return "\(table.personId[row]),\(names[0]),\(names[1]),\(table.home[row]),\(day),\(table.gameId[row]),"
        + (table.personId[row] == out ? "1" : "")
    }
    let file = folder.appendingPathComponent("slate.csv")
    try (["personId,team,opponent,home,date,gameId,out"] + lines).joined(separator: "\n").write(
      to: file, atomically: true, encoding: .utf8)
    return file
  }

  @Test func aSlateGivesTheNumbersOfItsDayAndKnowsWhoIsOut() throws {
    let league = try TinyLeague()
    _ = try prepare(league.session, 2025)
    let history = try #require(try league.session.history(.simulated))
    let table = history.table
    let day = try day(in: 2025, league.session)
    let rows = table.rows(on: day)
    let wanted: [Stat: [Int]] = [.points: [1, 10]]
    let whole = try Prediction(league.session, atLeast: wanted).run(date: day)
    let person = table.personId[rows.lowerBound]
    let report = try Prediction(league.session, atLeast: wanted).run(
      slate: try slate(rows, table, league.folder, out: person))
    #expect(report.forecasts.count == whole.forecasts.count - 1)
    #expect(report.notes.last?.hasPrefix("Not playing: ") == true)
    for forecast in report.forecasts {
      let same = try #require(whole.forecasts.first { $0.personId == forecast.personId })
      #expect(forecast.participation == .onSlate && forecast.stats == same.stats && forecast.gameId == same.gameId)
      let points = try #require(forecast.stats[.points])
      let chances = [1, 10].compactMap { points.atLeast[$0] }
      #expect(chances.count == 2 && chances[0] > chances[1] && chances[0] <= 1 && chances[1] >= 0)
    }
    // Out by name on the command line is out as well, and has to be somebody who would have played.
    let name = try #require(history.players[person]?.fullName)
    let without = try Prediction(league.session, out: [name]).run(date: day)
    #expect(!without.forecasts.contains { $0.personId == person })
    #expect(throws: PlayerQueryError.self) { try Prediction(league.session, out: ["Nobody Here"]).run(date: day) }

    let columns = ForecastColumns(report)
    #expect(columns.count == report.forecasts.count)
    #expect(columns.csv.contains("points_sigma,points_atLeast_1,points_atLeast_10,rebounds_mean"))
    let file = league.folder.appendingPathComponent("forecasts.parquet")
    try ForecastFile.write(report, as: .parquet, to: file)
    let found = try Database(threads: 1).query(
      "SELECT count(*) AS n, min(gameId) AS game FROM read_parquet(\(DuckDB.quoted(file.path)))")
    #expect(try found.longs("n") == [Int64(report.forecasts.count)])
    #expect(try found.longs("game") == [report.forecasts.compactMap(\.gameId).min() ?? 0])
  }

  @Test func everyoneWhoCannotBeToldIsListed() throws {
    let league = try TinyLeague()
    let table = try #require(try league.session.history(.simulated)).table
    let rows = table.rows(on: try day(in: 2025, league.session))
    let sides = [table.team[rows.lowerBound], table.opponent[rows.lowerBound]].map {
      TeamCatalogue.shared.name(of: $0, in: Season(2025))?.fullName ?? ""
    }
    let file = league.folder.appendingPathComponent("slate.csv")
    try [
      "player,team,opponent,home,date", "Nobody Known,\(sides[0]),\(sides[1]),1,2025-01-10",
      "Nobody Else,\(sides[0]),\(sides[1]),1,2025-01-10",
    ].joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    let error = #expect(throws: SlateError.self) { try Prediction(league.session).run(slate: file) }
    guard case .players(_, let problems)? = error else {
      Issue.record("expected the players, found \(String(describing: error))")
      return
    }
    #expect(problems.map(\.line) == [2, 3])
    #expect(error?.exitCode == .dataInvalid && error?.message.contains("2 lines do not say who plays") == true)
  }

  @Test func theNextNightIsForecastFromTheRosters() throws {
    let league = try TinyLeague()
    _ = try prepare(league.session, 2026)
    let night = try DataWork(league.session).nextGameDay()
    let report = try Prediction(league.session).run(date: night)
    #expect(report.forecasts.allSatisfy { $0.participation == .onRoster && $0.gameDate == night })
    #expect(report.forecasts.count >= 16)
    #expect(report.asOf == night.advanced(by: -1))
    for forecast in report.forecasts {
      for stat in Stat.allCases {
        let known = try #require(forecast.stats[stat])
        #expect(known.q10 <= known.median.rounded() && known.median.rounded() <= known.q90)
        #expect(known.sigma > 0 && known.mean >= 0)
      }
    }
  }

  @Test func aMetaLearnerIsNotUsedWithAWindowThatWasTrainedAgain() throws {
    let league = try TinyLeague()
    _ = try prepare(league.session, 2025)
    // One more training of a window with other settings: the meta-learner was not made on it.
    var settings = TinyLeague.settings
    settings.window.seed += 1
    let other = try WorkspaceSession(folder: league.folder, threads: 1, settings: settings)
    let training = WindowTraining(other, interruption: Interruption()) { _ in }
    _ = try training.run(.only([WindowID("2022-2024")!]), resume: "again")
    let error = try #require(throws: ForecastingError.self) {
      try Prediction(try league.reopened()).run(date: try day(in: 2025, league.session))
    }
    #expect(error == .replaced(model: "window 2022-2024", cutoff: Season(2025), variant: .blind))
  }

  @Test func withoutAMetaLearnerOldEnoughThereIsNoForecast() throws {
    let league = try TinyLeague()
    _ = try prepare(league.session, 2025)
    let day = try day(in: 2023, league.session)
    let error = try #require(throws: ForecastingError.self) { try Prediction(league.session).run(date: day) }
    #expect(error == .noMeta(day: day, season: Season(2023), variant: .blind, found: [Season(2025)]))
  }

  private func day(in season: Int, _ session: WorkspaceSession) throws -> GameDay {
    let table = try #require(try session.history(.simulated)).table
    return GameDay(number: table.day[table.rows(of: Season(season)).lowerBound + 100])
  }
}
