import BoxScores
import Learners

/// What shapes the residual correction beside the configuration's method, trees and depth.
public struct CorrectionSettings: Sendable, Codable, Hashable {
  public var seeds = [11, 12]
  public var learningRate = 0.1
  public var featureFraction = 0.5
  public var minimumLeafRows = 300
  public var l2 = 10.0
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
