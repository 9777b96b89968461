import BoxScores
import Foundation

/// Moves a player's state by one game, after the day is over.
enum PlayerUpdate {
  static let decays: [Double] = HalfLife.allCases.map { pow(0.5, 1 / Double($0.games)) }
  static let splitDecay = pow(0.5, 1.0 / 40)

  /// - Parameters:
  ///   - box: the game's 17 values, NaN where missing.
  ///   - totals: his team's 17 totals.
  static func apply(
    to state: PlayerState, game: TeamGame, box: UnsafePointer<Float>, totals: UnsafePointer<Double>,
    decays: UnsafePointer<Double>
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: PlayerState.lanes) { lanes in
      let values = lanes.baseAddress!
      for column in 0..<GameFrame.width { values[column] = Double(box[column]) }
      fillTeam(values, game.isCovered ? totals : nil)
      apply(values, to: state, game: game, decays: decays)
    }
    remember(state, game, box)
  }

  private typealias Lanes = UnsafeMutablePointer<Double>

  @inline(__always)
  private static func apply(
    _ values: Lanes, to state: PlayerState, game: TeamGame, decays: UnsafePointer<Double>
  ) {
    for life in 0..<4 { decay(state.sums + life * 2 * PlayerState.lanes, by: decays[life], adding: values) }
    turnSeason(state, game)
    accumulate(state.sums + PlayerState.seasonSum, values)
    accumulate(state.sums + PlayerState.careerSum, values)
    if game.home >= 0 { addSplit(state.sums + PlayerState.split + Int(game.home) * 10, values) }
  }

  /// Nil totals are those of a side whose rows do not cover it.
  private static func fillTeam(_ values: Lanes, _ totals: UnsafePointer<Double>?) {
    func total(_ column: BoxColumn) -> Double { totals.map { $0[column.rawValue] } ?? .nan }
    let lane = PlayerState.teamLane
    values[lane] = total(.minutes)
    values[lane + 1] = total(.points)
    values[lane + 2] = total(.rebounds)
    values[lane + 3] = total(.assists)
    values[lane + 4] = total(.threePointersMade)
    values[lane + 5] = total(.fieldGoalsAttempted)
    values[lane + 6] = total(.fieldGoalsAttempted) + 0.44 * total(.freeThrowsAttempted) + total(.turnovers)
  }

  @inline(__always)
  private static func decay(_ sums: UnsafeMutablePointer<Double>, by factor: Double, adding values: Lanes) {
    for lane in 0..<PlayerState.lanes {
      let value = values[lane]
      let known = value == value
      sums[lane] = sums[lane] * factor + (known ? value : 0)
      sums[PlayerState.lanes + lane] = sums[PlayerState.lanes + lane] * factor + (known ? 1 : 0)
    }
  }

  @inline(__always)
  private static func accumulate(_ sums: UnsafeMutablePointer<Double>, _ values: Lanes) {
    for column in 0..<GameFrame.width {
      let value = values[column]
      let known = value == value
      sums[column] += known ? value : 0
      sums[GameFrame.width + column] += known ? 1 : 0
    }
  }

  private static func turnSeason(_ state: PlayerState, _ game: TeamGame) {
    let facts = state.facts
    if facts.pointee.season != game.season {
      for index in 0..<PlayerState.mainCount {
        let column = PlayerState.main(index)
        state.sums[PlayerState.previousMean + index] =
          state.sums[PlayerState.seasonSum + column] / state.sums[PlayerState.seasonCount + column]
      }
      facts.pointee.previousGames = facts.pointee.seasonGames
      facts.pointee.seasonGames = 0
      facts.pointee.gamesWithTeam = 0
      facts.pointee.seasons += 1
      facts.pointee.season = game.season
      (state.sums + PlayerState.seasonSum).update(repeating: 0, count: 2 * GameFrame.width)
    }
    if facts.pointee.team != game.team {
      facts.pointee.team = game.team
      facts.pointee.gamesWithTeam = 0
    }
  }

  private static func addSplit(_ sums: UnsafeMutablePointer<Double>, _ values: Lanes) {
    for index in 0..<PlayerState.mainCount {
      let value = values[PlayerState.main(index)]
      let known = value == value
      sums[index] = sums[index] * splitDecay + (known ? value : 0)
      sums[5 + index] = sums[5 + index] * splitDecay + (known ? 1 : 0)
    }
  }

  private static func remember(_ state: PlayerState, _ game: TeamGame, _ box: UnsafePointer<Float>) {
    let slot = Int(state.facts.pointee.games) % PlayerState.ringSize
    (state.ring + slot * GameFrame.width).update(from: box, count: GameFrame.width)
    state.past[slot] = .init(day: game.day, team: game.team, ordinal: game.ordinal, season: game.season)
    state.facts.pointee.games += 1
    state.facts.pointee.seasonGames += 1
    state.facts.pointee.gamesWithTeam += 1
  }
}
