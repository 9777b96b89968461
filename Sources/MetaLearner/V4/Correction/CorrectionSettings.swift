import BoxScores
import Learners

/// What shapes the residual correction beside the configuration's method, trees and depth.
public struct CorrectionSettings: Sendable, Codable, Hashable {
  /// One booster a seed, whose forecasts are averaged. Held-out seasons and small leagues have the first only.
  public var seeds = [11, 12]
  /// Shrinkage of each tree.
  public var learningRate = 0.1
  /// Share of the inputs a tree may use.
  public var featureFraction = 0.5
  /// Rows a leaf holds at least; fewer in a small league, 40 at least.
  public var minimumLeafRows = 300
  /// L2 penalty on the values of leaves: more draws them to zero.
  public var l2 = 10.0
  /// Bins an input is cut into at most.
  public var maximumBins = 63
  /// Of the linear method: ridge penalty per row, on standardised inputs.
  public var ridge = 1e-2
  /// Of the linear method: rounds of reweighting towards absolute errors.
  public var reweightings = 4

  public init() {}

  /// The settings as they apply to so many rows of `full`: a simulated league has smaller leaves and one seed.
  func scaled(rows: Int, full: Int) -> CorrectionSettings {
    guard rows < full else { return self }
    var scaled = self
    let share = Double(rows) / Double(full)
    scaled.minimumLeafRows = max(40, Int(Double(minimumLeafRows) * share.squareRoot()))
    scaled.seeds = Array(seeds.prefix(1))
    return scaled
  }

  func parameters(_ objective: Objective, depth: Int, seed: Int, threads: Int) -> BoosterParameters {
    BoosterParameters(
      objective: objective, learningRate: learningRate, leaves: min(31, 1 << min(depth, 16)), maxDepth: depth,
      featureFraction: featureFraction, minDataInLeaf: minimumLeafRows, lambdaL2: l2, maxBin: maximumBins,
      seed: Int32(seed), threads: threads)
  }
}
