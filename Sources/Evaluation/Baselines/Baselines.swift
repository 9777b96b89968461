import BoxScores
import Foundation

extension DecayingMean {
  /// The factor a game's weight loses with each later game.
  static func decay(halfLife: Double) -> Double { exp2(-1 / halfLife) }
}

/// The baselines of every row of a table, computed in one pass in date order.
///
/// A forecast uses games dated strictly before; two games on one date know nothing of each other. Games of all earlier
/// seasons count, play-offs too. A player's first game is forecast by the league's mean a player-game to date (this
/// season's, drawn to last season's by 1,000 rows), so that every played row has a number once the league has recorded
/// the stat at all; until then it is NaN.
public struct Baselines: Sendable {
  /// The rows of the table that there are forecasts for.
  public let rows: Range<Int>
  private let forecasts: [BaselineModel: [Target: [Float]]]

  /// - Parameters:
  ///   - rows: The rows to forecast; all of the table's when nil. Earlier rows are history in any case.
  ///   - targets: What to forecast. `rateTimesMinutes` of minutes is the EWMA of minutes with half-life 3.
  /// - Complexity: O(table rows x targets)
  public init(_ table: PlayerGameTable, rows: Range<Int>? = nil, targets: [Target] = Target.allCases) {
    let rows = rows ?? 0..<table.count
    self.rows = rows
    var pass = BaselinePass(table: table, targets: targets, rows: rows)
    pass.run()
    var forecasts: [BaselineModel: [Target: [Float]]] = [:]
    for (model, index) in zip(BaselineModel.allCases, 0...) {
      forecasts[model] = Dictionary(
        uniqueKeysWithValues: zip(targets, 0...).map { ($0, pass.output[$1 * BaselineModel.allCases.count + index]) })
    }
    self.forecasts = forecasts
  }

  /// The forecasts of a model, one for each of `rows` in order; empty for a target that was not asked for.
  public subscript(_ model: BaselineModel, _ target: Target) -> [Float] { forecasts[model]?[target] ?? [] }

  /// The forecasts of some rows of the table.
  /// - Precondition: `rows` lie within `self.rows`.
  public func gather(_ model: BaselineModel, _ target: Target, rows: [Int]) -> [Float] {
    let all = self[model, target]
    return rows.map { all[$0 - self.rows.lowerBound] }
  }
}

private struct BaselinePass {
  let table: PlayerGameTable
  let targets: [Target]
  let rows: Range<Int>
  var output: [[Float]]

  init(table: PlayerGameTable, targets: [Target], rows: Range<Int>) {
    self.table = table
    self.targets = targets
    self.rows = rows
    output = Array(
      repeating: Array(repeating: .nan, count: rows.count), count: targets.count * BaselineModel.allCases.count)
  }

  mutating func run() {
    let slots = playerSlots()
    let minutes = table[.minutes]
    var minutesOf = Array(repeating: PlayerMemory(), count: slots.count)
    var memories = targets.map { _ in minutesOf }
    var leagues = targets.map { _ in LeagueMemory() }
    let columns = targets.map { table[$0.column] }
    var start = 0
    while start < rows.upperBound {
      var end = start + 1
      while end < table.count, table.day[end] == table.day[start] { end += 1 }
      for row in max(start, rows.lowerBound)..<max(min(end, rows.upperBound), max(start, rows.lowerBound)) {
        let slot = slots.of[row]
        for target in targets.indices {
          emit(row, target, memories[target][slot], minutes: minutesOf[slot], league: leagues[target])
        }
      }
      for row in start..<end {
        let slot = slots.of[row]
        let played = Double(minutes[row])
        let season = table.season[row]
        minutesOf[slot].add(played, minutes: played, season: season)
        for target in targets.indices {
          let value = Double(columns[target][row])
          memories[target][slot].add(value, minutes: played, season: season)
          leagues[target].add(value, season: season)
        }
      }
      start = end
    }
  }

  private mutating func emit(
    _ row: Int, _ target: Int, _ memory: PlayerMemory, minutes: PlayerMemory, league: LeagueMemory
  ) {
    let season = table.season[row]
    let fallback = league.mean(in: season)
    for (model, index) in zip(BaselineModel.allCases, 0...) {
      let value =
        switch model {
        case .last5: memory.mean(last: 5)
        case .last10: memory.mean(last: 10)
        case .seasonMean: memory.seasonMean(in: season)
        case .ewma6: memory.ewma
        case .rateTimesMinutes: memory.rateTimes(minutes)
        }
      // Before minutes were recorded there is no rate: the EWMA stands in for it.
      let known = value.isNaN && model == .rateTimesMinutes ? memory.ewma : value
      output[target * BaselineModel.allCases.count + index][row - rows.lowerBound] = Float(
        known.isNaN ? fallback : known)
    }
  }

  private func playerSlots() -> (of: [Int], count: Int) {
    var slotOf: [Int64: Int] = [:]
    var slots: [Int] = []
    slots.reserveCapacity(rows.upperBound)
    for row in 0..<table.count {
      let id = table.personId[row]
      if let slot = slotOf[id] {
        slots.append(slot)
      } else {
        slots.append(slotOf.count)
        slotOf[id] = slotOf.count
      }
    }
    return (slots, slotOf.count)
  }
}
