/// The share of the league model in the blend with the windows.
enum LeagueShare {
  /// The share that gives the smallest absolute error of rounded forecasts on rows that neither has seen, drawn towards one
  /// half. Unrounded errors would reward a booster for saying nearly whole numbers.
  ///
  /// - Parameter shrinkage: 0 takes the best share, 1 takes one half. The error is flat around its minimum: a share
  ///   fitted on one or two seasons says little, and half of each has held up.
  static func fit(
    windows: [Float], league: [Float], outcomes: [Float], shrinkage: Double
  ) -> (fitted: Double, used: Double) {
    var best = (share: 0.5, error: Double.infinity)
    for step in 0...20 {
      let share = Double(step) / 20
      var error = 0.0
      for row in outcomes.indices {
        let blended = (1 - share) * Double(windows[row]) + share * Double(league[row])
        error += abs(blended.rounded() - Double(outcomes[row]))
      }
      if error < best.error { best = (share, error) }
    }
    return (best.share, shrinkage * 0.5 + (1 - shrinkage) * best.share)
  }
}
