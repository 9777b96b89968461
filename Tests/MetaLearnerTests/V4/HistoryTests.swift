import BoxScores
import Foundation
import Testing

@testable import MetaLearner

/// Game tokens and players' pasts against slow references, and against the future.
@Suite struct HistoryTests {
  static let league = LeagueSimulator(seasons: Season(1998)...Season(2001), seed: 11, scale: .tiny).run()

  private func tokens(_ key: RowKey, _ history: GameHistory, length: Int = 6) -> (values: [Float], seen: [Bool]) {
    var values = [Float](repeating: 0, count: length * GameTokens.width)
    var seen = [Bool](repeating: false, count: length)
    values.withUnsafeMutableBufferPointer { values in
      seen.withUnsafeMutableBufferPointer { seen in
        GameTokens.fill(
          key, history.index, length: length, into: values.baseAddress!, visible: seen.baseAddress!)
      }
    }
    return (values, seen)
  }

  /// Means of the season before a day, drawn to last season's, walked anew for every question.
  private func level(_ table: PlayerGameTable, _ column: BoxColumn, day: Int32, season: Int16) -> Float {
    func mean(_ holds: (Int) -> Bool) -> (sum: Double, count: Double) {
      let known = (0..<table.count).filter { holds($0) && table[column][$0].isFinite }
      return (known.reduce(0) { $0 + Double(table[column][$1]) }, Double(known.count))
    }
    let own = mean { table.season[$0] == season && table.day[$0] < day }
    let last = mean { table.season[$0] == season - 1 }
    guard last.count > 0 else { return Float(own.sum / own.count) }
    return Float((own.sum + 2000 * last.sum / last.count) / (own.count + 2000))
  }

  @Test func tokensAreThePlayersLastGamesOverTheLeaguesLevel() {
    let table = Self.league.table
    let history = GameHistory(table)
    for row in [table.count - 1, table.count / 2, table.count / 3] {
      let key = RowKey(row: row, of: table)
      let (values, seen) = tokens(key, history)
      let past = (0..<table.count).filter { table.personId[$0] == key.personId && table.day[$0] < key.day }
      #expect(seen.filter(\.self).count == min(6, past.count))
      for (position, game) in past.suffix(6).reversed().enumerated() {
        for column in [BoxColumn.points, .minutes, .assists] {
          let level = level(table, column, day: table.day[game], season: table.season[game])
          let expected = min(8, table[column][game] / level)
          #expect(abs(values[position * GameTokens.width + column.rawValue] - expected) < 1e-4)
        }
        let facts = position * GameTokens.width + 2 * GameIndex.width
        #expect(values[facts] == log(Float(key.day - table.day[game])) / 4)
        #expect(values[facts + 3] == (table.team[game] == key.team ? 1 : 0))
      }
    }
  }

  @Test func whatIsToldOfAPlayerDoesNotDependOnWhoElseIsAskedAbout() {
    let table = Self.league.table
    let whole = GameHistory(table)
    let rows = [table.count - 1, table.count / 2, table.count / 3, 0]
    let few = GameHistory(table, of: Set(rows.map { table.personId[$0] }))
    for row in rows {
      let key = RowKey(row: row, of: table)
      let (told, same) = (tokens(key, whole), tokens(key, few))
      #expect(told.values.map(\.bitPattern) == same.values.map(\.bitPattern) && told.seen == same.seen)
      let pasts = [whole, few].map {
        PlayerPast($0.index, person: key.personId, day: key.day, season: key.season).numbers.map(\.bitPattern)
      }
      #expect(pasts[0] == pasts[1])
    }
    #expect(few.index.days.count < table.count && few.index.games(of: -1, before: .max).isEmpty)
  }

  @Test func nothingOfTheDayOrLaterMovesAToken() {
    var table = Self.league.table
    let season = table.rows(of: Season(2001))
    let row = season.lowerBound + season.count / 2
    let key = RowKey(row: row, of: table)
    let before = tokens(key, GameHistory(table))
    let past = PlayerPast(GameHistory(table).index, person: key.personId, day: key.day, season: key.season)
    for later in 0..<table.count where table.day[later] >= key.day {
      for column in BoxColumn.allCases { table.values[column.rawValue][later] = 40 }
    }
    let after = tokens(key, GameHistory(table))
    #expect(before.values == after.values && before.seen == after.seen)
    #expect(past.games > 0)
    #expect(
      PlayerPast(GameHistory(table).index, person: key.personId, day: key.day, season: key.season).numbers
        == past.numbers)
    // The sentinel is not blind: a game of the day before does move them.
    let game = (0..<row).last { table.personId[$0] == key.personId && table.day[$0] < key.day }!
    table.values[BoxColumn.points.rawValue][game] += 7
    #expect(tokens(key, GameHistory(table)).values != before.values)
  }

  @Test func twoGamesOnOneDateKnowNothingOfEachOther() {
    var table = Self.league.table
    let person = table.personId[table.count - 1]
    let games = (0..<table.count).filter { table.personId[$0] == person }
    let (first, second) = (games[games.count - 2], games[games.count - 1])
    // The league has no such date: the last two games are put on one.
    let moved = table.day[second]
    for row in first..<table.count { table.day[row] = moved }
    let history = GameHistory(table)
    let keys = [first, second].map { RowKey(row: $0, of: table) }
    let asked = keys.map { tokens($0, history) }
    #expect(asked[0].seen == asked[1].seen)
    let last = games.dropLast(2).last!
    for (values, _) in asked {
      #expect(values[2 * GameIndex.width] == log(Float(moved - table.day[last])) / 4)
    }
    let known = history.index.games(of: person, before: moved)
    #expect(known.last == Int32(last))
  }

  @Test func servingSeesTheSameTokensFromThePastAlone() {
    let table = Self.league.table
    let season = table.rows(of: Season(2001))
    let row = season.lowerBound + 3 * season.count / 4
    let key = RowKey(row: row, of: table)
    let first = (0..<table.count).first { table.day[$0] >= key.day }!
    var past = PlayerGameTable(kind: table.kind)
    past.gameId = Array(table.gameId[..<first])
    past.personId = Array(table.personId[..<first])
    past.day = Array(table.day[..<first])
    past.season = Array(table.season[..<first])
    past.team = Array(table.team[..<first])
    past.opponent = Array(table.opponent[..<first])
    past.home = Array(table.home[..<first])
    past.gameType = Array(table.gameType[..<first])
    past.values = table.values.map { Array($0[..<first]) }
    let (whole, served) = (tokens(key, GameHistory(table)), tokens(key, GameHistory(past)))
    #expect(whole.values == served.values && whole.seen == served.seen)
    let index = (GameHistory(table).index, GameHistory(past).index)
    #expect(
      PlayerPast(index.0, person: key.personId, day: key.day, season: key.season).numbers
        == PlayerPast(index.1, person: key.personId, day: key.day, season: key.season).numbers)
  }

  @Test func whoHasNoPastHasNoTokensAndTheLeaguesRates() {
    let history = GameHistory(Self.league.table)
    let key = RowKey(personId: 1, day: history.table.day.last!, season: 2001, team: 1, opponent: 2, home: 1)
    let (values, seen) = tokens(key, history)
    #expect(values.allSatisfy { $0 == 0 } && !seen.contains(true))
    let past = PlayerPast(history.index, person: 1, day: key.day, season: 2001)
    #expect(past.games == 0 && past.numbers.count == PlayerPast.width)
    #expect(past.numbers.prefix(2 * PlayerPast.columns.count).allSatisfy { $0 == 1 })
  }
}
