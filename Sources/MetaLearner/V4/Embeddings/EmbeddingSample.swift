import BoxScores

/// A block of a player's games, and what was known before it.
struct EmbeddingSample: Sendable {
  /// Rates per minute over the league's, then minutes over the league's.
  static let targets = PlayerPast.columns.count + 1

  let person: Int64
  let games: Int
  let past: [Float]
  /// `targets` numbers; where the weight is 0 nothing is known.
  let outcomes: [Float]
  let weights: [Float]

  /// The blocks of one season.
  static func all(of season: Season, _ table: PlayerGameTable, _ index: GameIndex, block: Int) -> [EmbeddingSample] {
    var rows: [Int64: [Int]] = [:]
    var people: [Int64] = []
    for row in table.rows(of: season) {
      if rows[table.personId[row]] == nil { people.append(table.personId[row]) }
      rows[table.personId[row], default: []].append(row)
    }
    return people.flatMap { person -> [EmbeddingSample] in
      let games = rows[person]!
      return stride(from: 0, to: games.count, by: block).map { start in
        let first = games[start]
        let past = PlayerPast(index, person: person, day: table.day[first], season: table.season[first])
        var sums = PlayerPast.Sums()
        for row in games[start..<min(games.count, start + block)] { sums.add(index, row) }
        // Few minutes say little about a rate.
        let rated = PlayerPast.columns.indices.map { min(1, sums.expected[$0] / 200) }
        return EmbeddingSample(
          person: person, games: past.games, past: past.numbers,
          outcomes: PlayerPast.columns.indices.map { sums.rate($0, prior: 40) } + [sums.minutesRatio],
          weights: rated + [sums.timed > 0 ? 1 : 0])
      }
    }
  }
}
