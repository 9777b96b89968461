import BoxScores

/// Goes through the days of a block and writes what each player's own past gives. Players do not touch one another here, so
/// the walk can be cut into parts by player.
struct PlayerWalk: @unchecked Sendable {
  let frame: GameFrame
  let states: PlayerStates
  let facts: [PlayerFacts]
  let block: WalkBlock
  /// Nil when only the states are wanted.
  let rows: UnsafeMutablePointer<Float>?
  let width: Int
  var faults: FeatureFault = []

  /// Walks the players whose number leaves `part` when divided by `parts`.
  func run(part: Int, of parts: Int) {
    frame.player.withUnsafeBufferPointer { player in
      PlayerUpdate.decays.withUnsafeBufferPointer { decays in
        for day in frame.days[block.days] {
          for row in day.rows where Int(player[row]) % parts == part {
            let state = states[player[row]]
            if !faults.isEmpty { leak(row, state, decays.baseAddress!) }
            block.profile(row).pointee.before = state.profile()
            guard let rows else { continue }
            PlayerEmission.emit(
              state, facts: facts[Int(player[row])], tonight: frame.games[Int(frame.game[row])],
              into: rows + row * width)
            if faults.contains(.sameGameColumns) { copyTonight(row, into: rows + row * width) }
          }
          for row in day.rows where Int(player[row]) % parts == part {
            let state = states[player[row]]
            if !faults.contains(.rollingIncludesTonight) { update(row, state, decays.baseAddress!) }
            block.profile(row).pointee.after = state.profile()
          }
        }
      }
    }
  }

  @inline(__always)
  private func update(_ row: Int, _ state: PlayerState, _ decays: UnsafePointer<Double>) {
    let game = Int(frame.game[row])
    PlayerUpdate.apply(
      to: state, game: frame.games[game], box: block.box(row), totals: block.total(game), decays: decays)
  }

  private func leak(_ row: Int, _ state: PlayerState, _ decays: UnsafePointer<Double>) {
    if faults.contains(.rollingIncludesTonight) { update(row, state, decays) }
    guard faults.contains(.duplicatedRows) else { return }
    for _ in 0..<7 { update(row, state, decays) }
  }

  private func copyTonight(_ row: Int, into place: UnsafeMutablePointer<Float>) {
    for column in PlayerDefinitions.other + [.threePointersMade] {
      guard let index = FeatureCatalogue.index(of: "\(column.featureName)_mean10") else { continue }
      place[index] = block.box(row)[column.rawValue]
    }
  }
}
