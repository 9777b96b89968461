import BoxScores

/// Goes through the days and writes what each player's own past gives. Players do not touch one another here, so the
/// walk can be cut into parts by player.
struct PlayerWalk: @unchecked Sendable {
  let frame: GameFrame
  let states: PlayerStates
  let facts: [PlayerFacts]
  /// As of before and after each row's day.
  let before: UnsafeMutablePointer<PlayerProfile>
  let after: UnsafeMutablePointer<PlayerProfile>
  /// Nil when only the states are wanted.
  let rows: UnsafeMutablePointer<Float>?
  let width: Int
  var faults: FeatureFault = []

  /// Walks the players whose number leaves `part` when divided by `parts`.
  func run(part: Int, of parts: Int) {
    frame.boxes.withUnsafeBufferPointer { boxes in
      frame.totals.withUnsafeBufferPointer { totals in
        frame.player.withUnsafeBufferPointer { player in
          PlayerUpdate.decays.withUnsafeBufferPointer { decays in
            for day in frame.days {
              for row in day.rows where Int(player[row]) % parts == part {
                let state = states[player[row]]
                if !faults.isEmpty { leak(row, state, boxes.baseAddress!, totals.baseAddress!, decays.baseAddress!) }
                before[row] = state.profile()
                guard let rows else { continue }
                PlayerEmission.emit(
                  state, facts: facts[Int(player[row])], tonight: frame.games[Int(frame.game[row])],
                  into: rows + row * width)
                if faults.contains(.sameGameColumns) { copyTonight(row, into: rows + row * width) }
              }
              for row in day.rows where Int(player[row]) % parts == part {
                let state = states[player[row]]
                if !faults.contains(.rollingIncludesTonight) {
                  update(row, state, boxes.baseAddress!, totals.baseAddress!, decays.baseAddress!)
                }
                after[row] = state.profile()
              }
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private func update(
    _ row: Int, _ state: PlayerState, _ boxes: UnsafePointer<Float>, _ totals: UnsafePointer<Double>,
    _ decays: UnsafePointer<Double>
  ) {
    let game = Int(frame.game[row])
    PlayerUpdate.apply(
      to: state, game: frame.games[game], box: boxes + row * GameFrame.width, totals: totals + game * GameFrame.width,
      decays: decays)
  }

  private func leak(
    _ row: Int, _ state: PlayerState, _ boxes: UnsafePointer<Float>, _ totals: UnsafePointer<Double>,
    _ decays: UnsafePointer<Double>
  ) {
    if faults.contains(.rollingIncludesTonight) { update(row, state, boxes, totals, decays) }
    guard faults.contains(.duplicatedRows) else { return }
    for _ in 0..<7 { update(row, state, boxes, totals, decays) }
  }

  private func copyTonight(_ row: Int, into place: UnsafeMutablePointer<Float>) {
    for column in PlayerDefinitions.other + [.threePointersMade] {
      guard let index = FeatureCatalogue.index(of: "\(column.featureName)_mean10") else { continue }
      place[index] = frame.boxes[row * GameFrame.width + column.rawValue]
    }
  }
}
