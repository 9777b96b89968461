import BoxScores
import Learners

/// The league model: one L1 booster a stat over the ten seasons before a cut-off. `booster10` is the mean of its three
/// seeds. The numbers of trees were found by early stopping on season 2023 and are frozen.
public struct LeagueSettings: Sendable, Codable, Hashable {
  public var seasons = 10
  public var seeds = [1, 2, 3]
  public var leaves = 63
  public var learningRate = 0.05
  public var featureFraction = 0.4
  public var maximumBins = 63
  public var minimumLeafRows = 20
  /// Trees at `fullRows` rows or more.
  public var trees: [Stat: Int] = [.points: 230, .rebounds: 120, .assists: 130, .threes: 127]
  /// Under this many rows (a simulated league) trees are smaller and fewer, and learn faster.
  public var fullRows = 60_000
  public var fewestLeaves = 12
  public var minimumRows = 1_000

  public init() {}

  /// The settings as they apply to so many rows.
  func scaled(rows: Int) -> LeagueSettings {
    guard rows < fullRows else { return self }
    var scaled = self
    let share = Double(rows) / Double(fullRows)
    scaled.leaves = max(fewestLeaves, Int(Double(leaves) * share.squareRoot()))
    scaled.learningRate = learningRate * 2
    scaled.trees = trees.mapValues { $0 / 2 }
    scaled.maximumBins = min(maximumBins, 63)
    return scaled
  }

  func parameters(seed: Int, threads: Int) -> BoosterParameters {
    BoosterParameters(
      objective: .l1, learningRate: learningRate, leaves: leaves, featureFraction: featureFraction,
      minDataInLeaf: minimumLeafRows, maxBin: maximumBins, seed: Int32(seed), threads: threads)
  }
}
