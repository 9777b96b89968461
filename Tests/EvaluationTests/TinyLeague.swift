import BoxScores

@testable import Evaluation

/// A small made-up league with every awkward thing in it: missing outcomes and minutes, two games of one player on one
/// date, play-offs, a player who skips a season, debuts, and stats that a season did not record.
enum TinyLeague {
  static func table(seed: UInt64 = 11, seasons: ClosedRange<Int> = 1979...1982) -> PlayerGameTable {
    var random = SplitMix(seed: seed)
    var rows: [(day: Int32, game: Int64, person: Int64, season: Int16, type: GameType, values: [Float])] = []
    for season in seasons {
      let start = GameDay(year: season - 1, month: 10, day: 20)!.number
      for night in Int32(0)..<34 {
        let games: Int64 = night == 9 ? 2 : 1
        for game in 0..<games {
          let type: GameType = night > 30 ? .playoffs : (night == 30 ? .playIn : .regularSeason)
          for person in Int64(1)...14 {
            // The last two debut later; the third skips a season; people rest.
            if person > 12, season < seasons.lowerBound + Int(person) - 12 { continue }
            if person == 3, season == seasons.lowerBound + 1 { continue }
            if Int.random(in: 0..<5, using: &random) == 0 { continue }
            var values = Array(repeating: Float.nan, count: BoxColumn.allCases.count)
            values[BoxColumn.minutes.rawValue] = Float(Int.random(in: 2...44, using: &random))
            values[BoxColumn.points.rawValue] = Float(Int.random(in: 0...20, using: &random) + Int(person))
            values[BoxColumn.rebounds.rawValue] = Float(Int.random(in: 0...12, using: &random))
            values[BoxColumn.assists.rawValue] = Float(Int.random(in: 0...9, using: &random))
            if season >= 1980 {
              values[BoxColumn.threePointersMade.rawValue] = Float(Int.random(in: 0...4, using: &random))
            }
            if Int.random(in: 0..<20, using: &random) == 0 { values[BoxColumn.minutes.rawValue] = .nan }
            if Int.random(in: 0..<15, using: &random) == 0 { values[BoxColumn.rebounds.rawValue] = .nan }
            rows.append(
              (start + night * 2, Int64(season) * 1000 + Int64(night) * 10 + game, person, Int16(season), type, values))
          }
        }
      }
    }
    var table = PlayerGameTable(kind: .simulated)
    for row in rows {
      table.day.append(row.day)
      table.gameId.append(row.game)
      table.personId.append(row.person)
      table.season.append(row.season)
      table.team.append(1000)
      table.opponent.append(1001)
      table.home.append(1)
      table.gameType.append(row.type.rawValue)
      for column in row.values.indices { table.values[column].append(row.values[column]) }
    }
    return table
  }
}
