import Learners

extension WindowSettings {
  /// Parameters of a booster grown on `rows` rows.
  func parameters(_ objective: Objective, rows: Int, threads: Int) -> BoosterParameters {
    BoosterParameters(
      objective: objective, learningRate: learningRate(forRows: rows), leaves: leaves(forRows: rows),
      featureFraction: featureFraction, baggingFraction: baggingFraction, baggingFrequency: baggingFraction < 1 ? 1 : 0,
      minDataInLeaf: leafRows(forRows: rows), lambdaL2: l2, maxBin: maximumBins,
      seed: Int32(seed), threads: threads)
  }
}
