import BoxScores
import Dispatch

/// The one pass, block after block of days: players first (in parts, in parallel), then teams, day after day. Training and
/// serving both go through here; serving merely keeps the states when the history ends.
final class AsOfEngine: @unchecked Sendable {
  private(set) var frame: GameFrame
  let states: PlayerStates
  let facts: [PlayerFacts]
  private(set) var teams: TeamWalk
  private let faults: FeatureFault
  /// Nil when the walk is over.
  private var table: PlayerGameTable?

  /// - Parameter rows: The first so many rows, whole days of them; nil for all.
  init(_ table: PlayerGameTable, rows: Int? = nil, players: PlayerDirectory, faults: FeatureFault = []) {
    frame = GameFrame(table, rows: rows ?? table.count)
    self.table = table
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
    guard let table else { preconditionFailure("a history is walked through once") }
    let layout = MatrixLayout()
    var early: TeamWalk.Parts = []
    if faults.contains(.teamTotalsTonight) { early.insert(.own) }
    if faults.contains(.opponentAllowedIncludesTonight) { early.insert(.allowed) }
    for days in frame.blocks(rows: WalkBlock.rows) {
      let block = WalkBlock(table, frame, days: days)
      walkPlayers(block, rows, layout.width, threads: max(1, threads))
      for day in frame.days[days] {
        if !early.isEmpty { teams.update(day, of: frame, block, facts: facts, parts: early) }
        if let rows {
          teams.emit(
            sides(of: day, block, rows, layout.width), season: day.season,
            isCovered: frame.games[day.games.lowerBound].isCovered, variant: .lineup, faults: faults)
        }
        teams.update(day, of: frame, block, facts: facts, parts: .all.subtracting(early))
      }
    }
    frame.releaseRows()
    self.table = nil
  }

  private func walkPlayers(
    _ block: WalkBlock, _ rows: UnsafeMutablePointer<Float>?, _ width: Int, threads parts: Int
  ) {
    let walk = PlayerWalk(
      frame: frame, states: states, facts: facts, block: block, rows: rows, width: width, faults: faults)
    if parts == 1 {
      walk.run(part: 0, of: 1)
    } else {
      DispatchQueue.concurrentPerform(iterations: parts) { walk.run(part: $0, of: parts) }
    }
  }

  private func sides(
    of day: DaySpan, _ block: WalkBlock, _ rows: UnsafeMutablePointer<Float>, _ width: Int
  ) -> [TeamWalk.Side] {
    day.games.map { index in
      let game = frame.games[index]
      var side = TeamWalk.Side(
        tonight: game, appearing: [], rows: [],
        partner: game.partner < 0 ? nil : Int(game.partner) - day.games.lowerBound)
      for row in game.rows where Int(frame.game[row]) == index {
        let player = frame.player[row]
        side.appearing.append(
          Appearing(player: player, profile: block.profile(row).pointee.before, position: facts[Int(player)].position))
        side.rows.append(rows + row * width)
      }
      return side
    }
  }
}
