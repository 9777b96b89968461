import BoxScores
import Dispatch

/// The one pass: players first (in parts, in parallel), then teams, day after day. Training and serving both go through
/// here; serving merely keeps the states when the history ends.
final class AsOfEngine: @unchecked Sendable {
  private(set) var frame: GameFrame
  let states: PlayerStates
  let facts: [PlayerFacts]
  private(set) var teams: TeamWalk
  private let faults: FeatureFault

  init(_ table: PlayerGameTable, players: PlayerDirectory, faults: FeatureFault = []) {
    frame = GameFrame(table)
    states = PlayerStates(count: frame.players.count)
    facts = frame.players.ids.map { PlayerFacts(players[$0]) }
    teams = TeamWalk(kind: table.kind, teams: frame.teams.count, players: frame.players.count)
    self.faults = faults
  }

  /// A state that was kept: what `run` leaves.
  init(frame: GameFrame, states: PlayerStates, facts: [PlayerFacts], teams: TeamWalk) {
    self.frame = frame
    self.states = states
    self.facts = facts
    self.teams = teams
    faults = []
  }

  /// Walks the whole history, once; writes the matrix where `rows` is given. What is left is the state of its end.
  /// - Parameter rows: `table.count` x `FeatureCatalogue.all.count` numbers.
  func run(into rows: UnsafeMutablePointer<Float>?, threads: Int) {
    let layout = MatrixLayout()
    let count = frame.player.count
    let before = UnsafeMutablePointer<PlayerProfile>.allocate(capacity: max(1, count))
    let after = UnsafeMutablePointer<PlayerProfile>.allocate(capacity: max(1, count))
    before.initialize(repeating: .unknown, count: count)
    after.initialize(repeating: .unknown, count: count)
    defer {
      before.deallocate()
      after.deallocate()
    }
    walkPlayers(before, after, rows, layout.width, threads: max(1, threads))
    var early: TeamWalk.Parts = []
    if faults.contains(.teamTotalsTonight) { early.insert(.own) }
    if faults.contains(.opponentAllowedIncludesTonight) { early.insert(.allowed) }
    func update(_ day: DaySpan, _ parts: TeamWalk.Parts) {
      teams.update(day, of: frame, before: before, after: after, facts: facts, parts: parts)
    }
    for day in frame.days {
      if !early.isEmpty { update(day, early) }
      if let rows {
        teams.emit(
          sides(of: day, before, rows, layout.width), season: day.season,
          isCovered: frame.games[day.games.lowerBound].isCovered, variant: .lineup, faults: faults)
      }
      update(day, .all.subtracting(early))
    }
    frame.releaseRows()
  }

  private func walkPlayers(
    _ before: UnsafeMutablePointer<PlayerProfile>, _ after: UnsafeMutablePointer<PlayerProfile>,
    _ rows: UnsafeMutablePointer<Float>?, _ width: Int, threads parts: Int
  ) {
    let walk = PlayerWalk(
      frame: frame, states: states, facts: facts, before: before, after: after, rows: rows, width: width,
      faults: faults)
    if parts == 1 {
      walk.run(part: 0, of: 1)
    } else {
      DispatchQueue.concurrentPerform(iterations: parts) { walk.run(part: $0, of: parts) }
    }
  }

  private func sides(
    of day: DaySpan, _ before: UnsafeMutablePointer<PlayerProfile>, _ rows: UnsafeMutablePointer<Float>, _ width: Int
  ) -> [TeamWalk.Side] {
    day.games.map { index in
      let game = frame.games[index]
      var side = TeamWalk.Side(
        tonight: game, appearing: [], rows: [],
        partner: game.partner < 0 ? nil : Int(game.partner) - day.games.lowerBound)
      for row in game.rows where Int(frame.game[row]) == index {
        let player = frame.player[row]
        side.appearing.append(
          Appearing(player: player, profile: before[row], position: facts[Int(player)].position))
        side.rows.append(rows + row * width)
      }
      return side
    }
  }
}
