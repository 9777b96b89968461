import BoxScores
import Foundation

/// A player's career and season up to a day, against the leagues he played in: what an embedding is amortised from.
struct PlayerPast {
  /// The columns whose rates per minute are kept.
  static let columns: [BoxColumn] = [
    .points, .rebounds, .assists, .threePointersMade, .threePointersAttempted, .fieldGoalsAttempted,
    .freeThrowsAttempted, .reboundsOffensive, .steals, .blocks, .turnovers, .fouls,
  ]
  /// Rates of the career, rates of the season, then minutes and games.
  static let width = 2 * columns.count + 6
  /// Minutes at the league's rates that a career, or a season, is drawn by.
  private static let careerPrior: Float = 200
  private static let seasonPrior: Float = 150

  /// Games before the day.
  let games: Int
  /// `width` numbers, none missing: rates over the league's, 1 where nothing is known.
  let numbers: [Float]

  /// - Complexity: O(games of the player)
  init(_ index: GameIndex, person: Int64, day: Int32, season: Int16) {
    let rows = index.games(of: person, before: day)
    games = rows.count
    var career = Sums()
    var thisSeason = Sums()
    var recentMinutes: Float = 0
    var recentWeight: Float = 0
    for row in rows {
      let row = Int(row)
      career.add(index, row)
      if index.seasons[row] == season { thisSeason.add(index, row) }
      let minutes = index.relative[row * GameIndex.width + BoxColumn.minutes.rawValue]
      guard minutes.isFinite else { continue }
      recentMinutes = 0.88 * recentMinutes + minutes
      recentWeight = 0.88 * recentWeight + 1
    }
    var numbers: [Float] = []
    numbers.reserveCapacity(Self.width)
    for column in Self.columns.indices { numbers.append(career.rate(column, prior: Self.careerPrior)) }
    for column in Self.columns.indices { numbers.append(thisSeason.rate(column, prior: Self.seasonPrior)) }
    numbers.append(career.minutesRatio)
    numbers.append(thisSeason.minutesRatio)
    numbers.append(recentWeight > 0 ? recentMinutes / recentWeight : 1)
    numbers.append(log(1 + Float(games)) / 6)
    numbers.append(log(1 + thisSeason.games) / 4)
    let first = rows.first.map { index.seasons[Int($0)] } ?? season
    numbers.append(Float(season - first) / 10)
    self.numbers = numbers
  }

  /// Sums over games: what he did, and what the league does in his minutes.
  struct Sums {
    var done = [Float](repeating: 0, count: columns.count)
    var expected = [Float](repeating: 0, count: columns.count)
    var minutes: Float = 0
    var timed: Float = 0
    var games: Float = 0

    /// A game without minutes or without a level tells no rate.
    mutating func add(_ index: GameIndex, _ row: Int) {
      games += 1
      let minutes = index.relative[row * GameIndex.width + BoxColumn.minutes.rawValue]
      guard minutes.isFinite, minutes > 0 else { return }
      self.minutes += minutes
      timed += 1
      // In units of the league's mean game: a ratio is what he did, his minutes what the league does in them.
      let length = index.levels[Int(index.dayOf[row])][BoxColumn.minutes.rawValue]
      for (position, column) in columns.enumerated() {
        let ratio = index.relative[row * GameIndex.width + column.rawValue]
        guard ratio.isFinite else { continue }
        done[position] += ratio * length
        expected[position] += minutes * length
      }
    }

    /// His rate per minute over the league's, drawn to 1 by so many minutes.
    func rate(_ position: Int, prior: Float) -> Float {
      min(6, (done[position] + prior) / (expected[position] + prior))
    }

    /// His minutes a game over the league's; 1 where none are known.
    var minutesRatio: Float { timed > 0 ? minutes / timed : 1 }
  }
}
