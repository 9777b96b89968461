import BoxScores
import Foundation
import Testing

@testable import Evaluation

/// The one-pass baselines against slow ones that look at the whole past of every row.
@Suite struct BaselinesTests {
  let table = TinyLeague.table()

  /// Rows of earlier dates, oldest first, of one player or of all.
  private func past(of row: Int, person: Int64?) -> [Int] {
    (0..<table.count).filter { table.day[$0] < table.day[row] && (person == nil || table.personId[$0] == person) }
  }

  private func ewma(_ values: [Double], halfLife: Double) -> (sum: Double, weight: Double) {
    var (sum, weight) = (0.0, 0.0)
    for (k, value) in values.reversed().enumerated() {
      sum += pow(0.5, Double(k) / halfLife) * value
      weight += pow(0.5, Double(k) / halfLife)
    }
    return (sum, weight)
  }

  private func leagueMean(_ row: Int, _ column: [Float]) -> Double {
    let rows = past(of: row, person: nil).filter { !column[$0].isNaN }
    let now = rows.filter { table.season[$0] == table.season[row] }.map { Double(column[$0]) }
    let seasonBefore = rows.filter { table.season[$0] < table.season[row] }.map { table.season[$0] }.max()
    let before = rows.filter { table.season[$0] == seasonBefore }.map { Double(column[$0]) }
    if before.isEmpty { return now.isEmpty ? .nan : now.reduce(0, +) / Double(now.count) }
    let prior = before.reduce(0, +) / Double(before.count)
    return (now.reduce(0, +) + 1000 * prior) / (Double(now.count) + 1000)
  }

  private func slow(_ model: BaselineModel, _ target: Target, _ row: Int) -> Double {
    let column = table[target.column]
    let minutes = table[.minutes]
    let rows = past(of: row, person: table.personId[row]).filter { !column[$0].isNaN }
    let values = rows.map { Double(column[$0]) }
    if values.isEmpty { return leagueMean(row, column) }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    switch model {
    case .last5: return mean(values.suffix(5))
    case .last10: return mean(values.suffix(10))
    case .seasonMean:
      for season in [table.season[row], table.season[row] - 1] {
        let part = rows.filter { table.season[$0] == season }.map { Double(column[$0]) }
        if !part.isEmpty { return mean(part) }
      }
      return mean(values)
    case .ewma6:
      let (sum, weight) = ewma(values, halfLife: 6)
      return sum / weight
    case .rateTimesMinutes:
      let both = rows.filter { !minutes[$0].isNaN }
      let played = past(of: row, person: table.personId[row]).filter { !minutes[$0].isNaN }.map { Double(minutes[$0]) }
      guard !both.isEmpty else {
        let (sum, weight) = ewma(values, halfLife: 6)
        return sum / weight
      }
      let rate =
        ewma(both.map { Double(column[$0]) }, halfLife: 16).sum
        / ewma(both.map { Double(minutes[$0]) }, halfLife: 16).sum
      let (sum, weight) = ewma(played, halfLife: 3)
      return rate * sum / weight
    }
  }

  @Test func theOnePassEqualsTheSlowWalk() {
    let fast = Baselines(table)
    var checked = 0
    for row in stride(from: 0, to: table.count, by: 7) {
      for target in Target.allCases {
        for model in BaselineModel.allCases {
          let (expected, found) = (slow(model, target, row), Double(fast[model, target][row]))
          #expect(
            expected.isNaN ? found.isNaN : abs(expected - found) < 1e-4,
            "row \(row), \(model), \(target): \(found), expected \(expected)")
          checked += 1
        }
      }
    }
    #expect(checked > 4000)
  }

  @Test func nothingBeforeTheFirstDateAndNumbersForEveryDebutAfterIt() {
    let baselines = Baselines(table)
    for model in BaselineModel.allCases {
      #expect(baselines[model, .points][0].isNaN)
      for row in 0..<table.count where table.day[row] > table.day[0] { #expect(!baselines[model, .points][row].isNaN) }
    }
    // Threes were not recorded before 1980: missing, never zero.
    let before = table.rows(of: Season(1979))
    #expect(baselines[.ewma6, .threes][before].allSatisfy { $0.isNaN })
  }

  @Test func whatHappensOnOrAfterADateMovesNothingUpToIt() {
    let whole = Baselines(table)
    let cut = table.rows(of: Season(1981)).lowerBound + 90
    var changed = table
    for row in 0..<table.count where table.day[row] >= table.day[cut] {
      for column in BoxColumn.allCases { changed[column][row] = 99 }
    }
    let other = Baselines(changed)
    for row in 0..<table.count where table.day[row] <= table.day[cut] {
      for model in BaselineModel.allCases {
        for target in Target.allCases {
          #expect(whole[model, target][row].bitPattern == other[model, target][row].bitPattern)
        }
      }
    }
  }

  @Test func someRowsEqualThoseOfAllRows() {
    let rows = table.rows(of: Season(1981))
    let part = Baselines(table, rows: rows, targets: [.points, .threes])
    let whole = Baselines(table)
    #expect(part[.ewma6, .points] == Array(whole[.ewma6, .points][rows]))
    #expect(part.gather(.last5, .threes, rows: [rows.lowerBound + 3]) == [whole[.last5, .threes][rows.lowerBound + 3]])
    #expect(part[.ewma6, .assists].isEmpty)
  }
}
