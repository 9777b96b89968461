/// How a booster is grown. Names and meanings are LightGBM's (Ke et al., NeurIPS 2017); the defaults are moderate.
///
/// Every training is deterministic: the same data, settings and seed give the same model, byte for byte, whatever the
/// number of threads.
public struct BoosterParameters: Codable, Sendable, Hashable {
  public var objective: Objective
  /// Shrinkage of each tree, above 0 and at most 1.
  public var learningRate: Double
  /// Leaves of a tree at most, 2 to 131,072.
  public var leaves: Int
  /// Levels of a tree at most; nil sets no limit.
  public var maxDepth: Int?
  /// Share of the features a tree may use, above 0 and at most 1.
  public var featureFraction: Double
  /// Share of the rows a tree is grown on, above 0 and at most 1.
  public var baggingFraction: Double
  /// Rounds after which the rows are drawn anew; 0 never draws.
  public var baggingFrequency: Int
  /// Rows a leaf holds at least.
  public var minDataInLeaf: Int
  /// Sum of second derivatives a leaf holds at least.
  public var minHessianInLeaf: Double
  /// L1 and L2 penalties on the values of leaves.
  public var lambdaL1: Double
  public var lambdaL2: Double
  /// Gain a split must bring at least.
  public var minGainToSplit: Double
  /// Bins a feature is cut into at most, 2 to 65,535. Fixed when a dataset is built.
  public var maxBin: Int
  /// Of all draws, of features, rows and those that bins are found on; 0 or more.
  public var seed: Int32
  /// Threads that train. They change the time a training takes and nothing else.
  public var threads: Int

  public init(
    objective: Objective = .l2,
    learningRate: Double = 0.05,
    leaves: Int = 31,
    maxDepth: Int? = nil,
    featureFraction: Double = 1,
    baggingFraction: Double = 1,
    baggingFrequency: Int = 0,
    minDataInLeaf: Int = 20,
    minHessianInLeaf: Double = 1e-3,
    lambdaL1: Double = 0,
    lambdaL2: Double = 0,
    minGainToSplit: Double = 0,
    maxBin: Int = 255,
    seed: Int32 = 1,
    threads: Int = 1
  ) {
    self.objective = objective
    self.learningRate = learningRate
    self.leaves = leaves
    self.maxDepth = maxDepth
    self.featureFraction = featureFraction
    self.baggingFraction = baggingFraction
    self.baggingFrequency = baggingFrequency
    self.minDataInLeaf = minDataInLeaf
    self.minHessianInLeaf = minHessianInLeaf
    self.lambdaL1 = lambdaL1
    self.lambdaL2 = lambdaL2
    self.minGainToSplit = minGainToSplit
    self.maxBin = maxBin
    self.seed = seed
    self.threads = threads
  }

  /// Refuses settings outside the ranges given above.
  public func validate() throws(LearnerError) {
    try objective.validate()
    try Self.check("learningRate", learningRate, learningRate > 0 && learningRate <= 1, "above 0 and at most 1")
    try Self.check("leaves", leaves, (2...131_072).contains(leaves), "2 to 131072")
    if let maxDepth { try Self.check("maxDepth", maxDepth, (1...1_000).contains(maxDepth), "1 to 1000, or none") }
    for (name, share) in [("featureFraction", featureFraction), ("baggingFraction", baggingFraction)] {
      try Self.check(name, share, share > 0 && share <= 1, "above 0 and at most 1")
    }
    try Self.check("baggingFrequency", baggingFrequency, (0...1_000_000).contains(baggingFrequency), "0 to 1000000")
    try Self.check("minDataInLeaf", minDataInLeaf, (0...1_000_000_000).contains(minDataInLeaf), "0 to 1000000000")
    for (name, value) in [
      ("minHessianInLeaf", minHessianInLeaf), ("lambdaL1", lambdaL1), ("lambdaL2", lambdaL2),
      ("minGainToSplit", minGainToSplit),
    ] {
      try Self.check(name, value, value >= 0 && value.isFinite, "0 or more")
    }
    try Self.check("maxBin", maxBin, (2...65_535).contains(maxBin), "2 to 65535")
    try Self.check("seed", seed, seed >= 0, "0 or more")
    try Self.check("threads", threads, (1...1_024).contains(threads), "1 to 1024")
  }

  private static func check<Value>(
    _ name: String, _ value: Value, _ holds: Bool, _ expected: String
  ) throws(LearnerError) {
    guard holds else { throw .setting(name: name, found: "\(value)", expected: expected) }
  }

  /// What fixes the bins of a dataset. Features are not filtered by the leaf size, so that one dataset serves every
  /// setting of it.
  var datasetParameters: String {
    "max_bin=\(maxBin) data_random_seed=\(seed) feature_pre_filter=false \(Self.common)"
  }

  /// What a training is started with.
  var trainingParameters: String {
    """
    \(objective.parameters) learning_rate=\(learningRate) num_leaves=\(leaves) max_depth=\(maxDepth ?? -1) \
    feature_fraction=\(featureFraction) bagging_fraction=\(baggingFraction) bagging_freq=\(baggingFrequency) \
    min_data_in_leaf=\(minDataInLeaf) min_sum_hessian_in_leaf=\(minHessianInLeaf) lambda_l1=\(lambdaL1) \
    lambda_l2=\(lambdaL2) min_gain_to_split=\(minGainToSplit) seed=\(seed) metric=none boosting=gbdt \
    \(datasetParameters)
    """
  }

  /// What every call of the library is given. The number of threads is the same everywhere and larger than any: the
  /// real one is set by `BoosterEngine`, because the library keeps it in one variable for the whole process.
  static let common = "deterministic=true force_row_wise=true verbosity=-1 num_threads=\(BoosterEngine.threadCeiling)"
}
