import BoxScores
import Features

/// The rows of one stat as the residual correction learns from them: those whose outcome and base are known.
struct CorrectionRows {
  let width: Int
  private(set) var matrix: [Float] = []
  /// Outcome less base.
  private(set) var residuals: [Float] = []

  var count: Int { residuals.count }

  init(_ stat: Stat, _ seasons: some Collection<MetaSeason>, variant: FeatureVariant, settings: MetaSettings) {
    width = StackInputs.names(stat, variant: variant, settings: settings).count
    for season in seasons {
      guard let outcomes = season.outcomes[stat], let base = season.base[stat] else { continue }
      let inputs = season.inputs.matrix(stat, variant: variant, settings: settings)
      for row in 0..<season.rows where outcomes[row].isFinite && base[row].isFinite {
        matrix += inputs[(row * width)..<((row + 1) * width)]
        residuals.append(outcomes[row] - base[row])
      }
    }
  }
}
