import BoxScores
import Learners

/// Every choice that shapes a stack, in one place.
public struct StackSettings: Sendable, Codable, Hashable {
  /// Seasons before the cut-off whose walk-forward forecasts the stack learns from.
  public var metaSeasons = 8
  /// The last so many of them are also forecast by a booster that has not seen them: for the blend weights and the
  /// distributions.
  public var heldOutSeasons = 2
  /// Window medians that are inputs by themselves, newest first; all windows enter the statistics of agreement.
  public var slots = 12
  /// A window's weight in the weighted mean falls by e for so much relative excess of its error over the best one's.
  public var errorTemperature = 0.01
  public var seeds = [11, 12]
  public var leaves = 31
  public var learningRate = 0.05
  public var trees = 150
  public var featureFraction = 0.5
  public var minimumLeafRows = 300
  public var l2 = 10.0
  public var maximumBins = 63
  /// The blend weight is drawn towards one half as if by so many rows that say one half.
  public var blendShrinkage = 0.5
  /// Under this many meta rows (a simulated league) trees are fewer and smaller.
  public var fullRows = 60_000
  public var minimumRows = 1_000

  public init() {}

  func scaled(rows: Int) -> StackSettings {
    guard rows < fullRows else { return self }
    var scaled = self
    let share = Double(rows) / Double(fullRows)
    scaled.leaves = max(8, Int(Double(leaves) * share.squareRoot()))
    scaled.minimumLeafRows = max(40, Int(Double(minimumLeafRows) * share.squareRoot()))
    scaled.trees = max(50, trees / 2)
    scaled.seeds = Array(seeds.prefix(1))
    return scaled
  }

  func parameters(_ objective: Objective, seed: Int, threads: Int) -> BoosterParameters {
    BoosterParameters(
      objective: objective, learningRate: learningRate, leaves: leaves, featureFraction: featureFraction,
      minDataInLeaf: minimumLeafRows, lambdaL2: l2, maxBin: maximumBins, seed: Int32(seed), threads: threads)
  }
}
