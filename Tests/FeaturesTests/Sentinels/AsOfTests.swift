import BoxScores
import Foundation
import TestSupport
import Testing

@testable import Features

/// What guards the law: a feature knows only what was known before tip-off.
@Suite struct AsOfTests {
  static let league = LeagueSimulator(seasons: Season(2021)...Season(2023), seed: 5, scale: .tiny).run()
  static let blind = 0..<FeatureCatalogue.blind.count
  static let all = 0..<FeatureCatalogue.all.count

  /// First, middle and last days of the last season.
  static let days: [GameDay] = {
    let rows = league.table.rows(of: Season(2023))
    return [rows.lowerBound, (rows.lowerBound + rows.upperBound) / 2, rows.upperBound - 1]
      .map { GameDay(number: league.table.day[$0]) }
  }()

  /// Features dated on or before `day` that move when every number from `day` on is another one.
  static func perturbed(
    _ table: PlayerGameTable, _ players: PlayerDirectory, on day: GameDay, faults: FeatureFault = []
  ) throws -> Set<String> {
    let honest = try Built(table, players: players, faults: faults)
    let scrambled = try Built(table.scrambled(from: day), players: players, faults: faults)
    let rows = (0..<table.count).prefix { table.day[$0] <= day.number }
    return honest.moved(zip(rows, rows), in: scrambled, columns: all)
  }

  /// Blind features of the others of `day` that move when one row of `day` was never there.
  static func deleted(
    _ table: PlayerGameTable, _ players: PlayerDirectory, on day: GameDay, faults: FeatureFault = []
  ) throws -> Set<String> {
    let gone = try #require((0..<table.count).last { table.day[$0] == day.number })
    let honest = try Built(table, players: players, faults: faults)
    let without = try Built(table.filtered { $0 != gone }, players: players, faults: faults)
    let rows = (0..<table.count).filter { $0 != gone && table.day[$0] <= day.number }
    return honest.moved(rows.map { ($0, $0 < gone ? $0 : $0 - 1) }, in: without, columns: blind)
  }

  @Test(arguments: days) func laterNumbersMoveNothing(_ day: GameDay) throws {
    #expect(try Self.perturbed(Self.league.table, Self.league.players, on: day).isEmpty)
  }

  @Test(arguments: days) func anotherPlayersAbsenceMovesNothingBlind(_ day: GameDay) throws {
    #expect(try Self.deleted(Self.league.table, Self.league.players, on: day).isEmpty)
  }

  @Test(arguments: [
    (FeatureFault.rollingIncludesTonight, "points_ewma3"), (.opponentAllowedIncludesTonight, "allowed_points"),
    (.teamTotalsTonight, "team_points"), (.sameGameColumns, "shots_mean10"), (.duplicatedRows, "points_mean5"),
  ])
  func aLeakMovesWhatItTouches(_ fault: FeatureFault, _ feature: String) throws {
    let moved = try Self.perturbed(Self.league.table, Self.league.players, on: Self.days[1], faults: fault)
    #expect(moved.contains(feature))
  }

  @Test func knowingWhoAppearsIsSeenByADeletion() throws {
    let moved = try Self.deleted(
      Self.league.table, Self.league.players, on: Self.days[1], faults: .appearsTonight)
    #expect(moved.contains("minutes_usual_share"))
  }

  @Test func theNumberOfThreadsChangesNoBit() throws {
    let one = try Built(Self.league.table, players: Self.league.players, threads: 1)
    for threads in [2, 3] {
      let more = try Built(Self.league.table, players: Self.league.players, threads: threads)
      #expect(one.matrix.values.map(\.bitPattern) == more.matrix.values.map(\.bitPattern))
    }
  }
}

/// The same on real games: the season with two games of one player on one date, and its play-offs.
@Suite(.enabled(if: RealGames.isAvailable, Comment(rawValue: SharedData.absence))) struct RealAsOfTests {
  @Test func laterNumbersMoveNothing() throws {
    let table = try RealGames.table(2007...2008)
    let playoffs = try #require(
      table.rows(of: Season(2008)).first { table.gameType[$0] == GameType.playoffs.rawValue })
    let start = table.rows(of: Season(2008)).lowerBound
    let honest = try Built(table)
    for day in [GameDay("2007-12-19")!, GameDay(number: table.day[playoffs]), GameDay(number: table.day[start])] {
      let scrambled = try Built(table.scrambled(from: day))
      let rows = (0..<table.count).prefix { table.day[$0] <= day.number }
      #expect(honest.moved(zip(rows, rows), in: scrambled, columns: AsOfTests.all).isEmpty, "\(day)")
    }
  }

  @Test func theReplayedGameIsThere() throws {
    let table = try RealGames.table(2008...2008)
    let day = GameDay("2007-12-19")!.number
    var seen: Set<Int64> = []
    let twice = (0..<table.count).filter { table.day[$0] == day }.filter { !seen.insert(table.personId[$0]).inserted }
    #expect(twice.count == 1)
    let built = try Built(table)
    let both = (0..<table.count).filter { table.day[$0] == day && table.personId[$0] == table.personId[twice[0]] }
    #expect(built.value("points_ewma6", both[0]) == built.value("points_ewma6", both[1]))
    #expect(built.value("games_career", both[0]) == built.value("games_career", both[1]))
  }
}
