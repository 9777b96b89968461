import BoxScores
import Learners

/// The league model: one L1 booster a stat over the ten seasons before a cut-off. `booster10` is the mean of its three
/// seeds. The numbers of trees were found by early stopping on season 2023 and are frozen.
public struct LeagueSettings: Sendable, Codable, Hashable {
  /// How many seasons before the cut-off it learns from; those without rows count too.
  public var seasons = 10
  /// One booster a stat and seed, whose forecasts are averaged; a `LeagueKey` may ask for the first of them only.
  public var seeds = [1, 2, 3]
  /// Leaves of a tree at most.
  public var leaves = 63
  /// Shrinkage of each tree; twice this under `fullRows` rows.
  public var learningRate = 0.05
  /// Share of the inputs a tree may use.
  public var featureFraction = 0.4
  /// Bins an input is cut into at most.
  public var maximumBins = 63
  /// Rows a leaf holds at least.
  public var minimumLeafRows = 20
  /// Trees at `fullRows` rows or more.
  public var trees: [Stat: Int] = [.points: 230, .rebounds: 120, .assists: 130, .threes: 127]
  /// Under this many rows (a simulated league) trees are smaller and fewer, and learn faster.
  public var fullRows = 60_000
  /// What `leaves` does not fall below, however few the rows.
  public var fewestLeaves = 12
  /// Fewer rows than this train no model; a stat with fewer known outcomes has no booster.
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
    return scaled
  }

  func parameters(seed: Int, threads: Int) -> BoosterParameters {
    BoosterParameters(
      objective: .l1, learningRate: learningRate, leaves: leaves, featureFraction: featureFraction,
      minDataInLeaf: minimumLeafRows, maxBin: maximumBins, seed: Int32(seed), threads: threads)
  }
}
