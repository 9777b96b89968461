import BoxScores
import Foundation

/// The plainest way to some of the features: for each row, look through everything before it. Frozen, slow, and written
/// without a line of the builder's code.
struct SlowReference {
  let table: PlayerGameTable

  private func earlier(_ row: Int) -> [Int] {
    (0..<row).filter { table.personId[$0] == table.personId[row] && table.day[$0] < table.day[row] }.reversed()
  }

  private func values(_ column: BoxColumn, _ rows: some Sequence<Int>) -> [Double] {
    rows.map { Double(table[column][$0]) }.filter { !$0.isNaN }
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
  }

  private func fading(_ values: [Double], _ half: Double) -> Double {
    var sum = 0.0
    var weight = 0.0
    for (back, value) in values.enumerated() where !value.isNaN {
      sum += value * pow(0.5, Double(back) / half)
      weight += pow(0.5, Double(back) / half)
    }
    return sum / weight
  }

  func mean(_ column: BoxColumn, last games: Int, _ row: Int) -> Double {
    mean(values(column, earlier(row).prefix(games)))
  }

  func season(_ column: BoxColumn, _ row: Int) -> Double {
    mean(values(column, earlier(row).filter { table.season[$0] == table.season[row] }))
  }

  func previous(_ column: BoxColumn, _ row: Int) -> Double {
    let before = earlier(row).filter { table.season[$0] < table.season[row] }
    return mean(values(column, before.filter { table.season[$0] == table.season[before[0]] }))
  }

  func career(_ column: BoxColumn, _ row: Int) -> Double { mean(values(column, earlier(row))) }

  func ewma(_ column: BoxColumn, _ half: Double, _ row: Int) -> Double {
    fading(earlier(row).map { Double(table[column][$0]) }, half)
  }

  func deviation(_ column: BoxColumn, _ row: Int) -> Double {
    let known = values(column, earlier(row).prefix(20))
    guard known.count > 1 else { return .nan }
    let middle = mean(known)
    return (known.map { ($0 - middle) * ($0 - middle) }.reduce(0, +) / Double(known.count - 1)).squareRoot()
  }

  func rateTimesMinutes(_ column: BoxColumn, _ row: Int) -> Double {
    ewma(column, 20, row) / ewma(.minutes, 20, row) * ewma(.minutes, 3, row)
  }

  func games(within days: Int32, _ row: Int) -> Double {
    Double(earlier(row).count { table.day[row] - table.day[$0] <= days })
  }

  /// The team's games of this season before tonight, by date.
  private func teamGames(_ row: Int) -> [Int64] {
    var ids: [Int64] = []
    for other in 0..<row
    where table.team[other] == table.team[row] && table.season[other] == table.season[row]
      && table.day[other] < table.day[row] && !ids.contains(table.gameId[other])
    { ids.append(table.gameId[other]) }
    return ids
  }

  func played(last games: Int, _ row: Int) -> Double {
    let recent = teamGames(row).suffix(games)
    let own = earlier(row).filter { table.team[$0] == table.team[row] && recent.contains(table.gameId[$0]) }
    return recent.isEmpty ? .nan : Double(own.count) / Double(recent.count)
  }

  /// ewma12 over the games of `team`, faded to 0.3 at each new season; `theirs`: of the other side.
  func teamTotal(_ column: BoxColumn, of team: Int16, theirs: Bool, before row: Int) -> Double {
    var totals: [(game: Int64, season: Int16, sum: Double)] = []
    for other in 0..<row where table.day[other] < table.day[row] {
      guard (theirs ? table.opponent[other] : table.team[other]) == team else { continue }
      if totals.last?.game != table.gameId[other] { totals.append((table.gameId[other], table.season[other], 0)) }
      totals[totals.count - 1].sum += Double(table[column][other])
    }
    var sum = 0.0
    var weight = 0.0
    for index in totals.indices {
      let fade = index > 0 && totals[index].season != totals[index - 1].season ? 0.3 : 1
      sum = sum * fade * pow(0.5, 1.0 / 12) + totals[index].sum
      weight = weight * fade * pow(0.5, 1.0 / 12) + 1
    }
    return sum / weight
  }

  func leagueMean(_ column: BoxColumn, _ row: Int) -> Double {
    let now = values(
      column, (0..<row).filter { table.season[$0] == table.season[row] && table.day[$0] < table.day[row] })
    let last = mean(values(column, (0..<row).filter { table.season[$0] == table.season[row] - 1 }))
    guard !last.isNaN else { return mean(now) }
    return (now.reduce(0, +) + 2000 * last) / (Double(now.count) + 2000)
  }
}
