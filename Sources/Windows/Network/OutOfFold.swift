import Evaluation

/// One target's forecasts of rows by models that did not see them.
struct OutOfFold {
  let data: WindowRows.TargetRows
  let days: [Int32]
  let blocks: [[Int]]
  let trees: [Float]

  /// In real units, by row of `data.rows`.
  func losses(_ forecast: (Int) -> Float) -> [Double] {
    data.rows.map { row in Double(abs(max(0, forecast(row)) * data.levels[row] - data.outcomes[row])) }
  }

  func losses(_ network: [Float], share: [Double]) -> [Double] {
    losses { row in Self.blend(trees[row], network[row], share[row]) }
  }

  static func blend(_ tree: Float, _ network: Float, _ share: Double) -> Float {
    share == 0 ? tree : Float((1 - share) * Double(tree) + share * Double(network))
  }

  /// The share of the network with the least absolute error on these rows, in steps of a twentieth.
  func share(_ network: [Float], on rows: [Int]) -> Double {
    var best = (error: Double.infinity, share: 0.0)
    for step in 0...20 {
      let share = Double(step) / 20
      var error = 0.0
      for row in rows {
        let forecast = max(0, Self.blend(trees[row], network[row], share))
        error += Double(abs(forecast * data.levels[row] - data.outcomes[row]))
      }
      if error < best.error { best = (error, share) }
    }
    return best.share
  }

  /// For each row the share that the other blocks give.
  func crossFitted(_ network: [Float]) -> [Double] {
    var shares = [Double](repeating: 0, count: trees.count)
    for block in blocks.indices {
      let others = blocks.indices.flatMap { $0 == block ? [] : blocks[$0] }
      let share = others.isEmpty ? 0 : share(network, on: others)
      for row in blocks[block] { shares[row] = share }
    }
    return shares
  }

  func daily(_ model: [Double], against baseline: [Double]) -> DailyLosses {
    DailyLosses(days: data.rows.map { days[$0] }, model: model, baseline: baseline)
  }

  func mean(_ losses: [Double]) -> Double { losses.reduce(0, +) / Double(max(1, losses.count)) }
}
