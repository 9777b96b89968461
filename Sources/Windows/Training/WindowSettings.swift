/// Every choice that shapes a window model, in one place. A change of any value changes the settings hash and makes the
/// windows trained with the old values stale.
public struct WindowSettings: Sendable, Codable, Hashable {
  /// Fewer rows than this train no model: the outcome says so.
  public var minimumRows = 500
  /// Leaves of a tree, at `fullRows` rows or more; fewer rows get fewer, by the square root of their share, never under `fewestLeaves`.
  public var leaves = 31
  public var fewestLeaves = 8
  /// Rows from which on trees have their full size.
  public var fullRows = 40_000
  /// Shrinkage of each tree, above 0 and at most 1.
  public var learningRate = 0.1
  /// Small leagues learn faster with fewer trees: their errors are noise long before 300 trees.
  public var smallLearningRate = 0.12
  /// Share of the inputs a tree may use.
  public var featureFraction = 0.3
  /// Share of the rows a tree is grown on, drawn anew for each: half the time, and no worse.
  public var baggingFraction = 0.5
  /// Bins an input is cut into at most.
  public var maximumBins = 63
  /// Rows a leaf holds at least, at `fullRows` rows or more; with fewer rows leaves may be smaller, see `leafRows`.
  public var minimumLeafRows = 60
  /// L2 penalty on the values of leaves: more draws them to zero.
  public var l2 = 1.0
  /// The same for every booster.
  public var seed = 20_470
  /// Upper bound on trees; early stopping usually ends well before.
  public var mostRounds = 400
  /// The same for a vintage that `isSmall`.
  public var mostRoundsSmall = 100
  /// Rounds without a smaller loss on the tail after which a booster stops.
  public var earlyStoppingRounds = 25
  /// The last dates of the vintage that stop the boosters: 0.15 is the last 15 % of its dates.
  public var tailShare = 0.15
  /// Contiguous blocks of time for the out-of-fold residuals of the scale model.
  public var blocks = 2
  /// The trees of the boosters behind those residuals, as a share of the stopped number: residuals need less polish.
  public var blockRoundsShare = 0.6
  /// Trees of a scale booster, always so many.
  public var scaleRounds = 60
  /// Leaves of its trees at most.
  public var scaleLeaves = 15
  /// The neural half: tried, measured, and kept where it helps. Nil trains trees only. The settings of a window of trees hash
  /// as they did before there were networks.
  public var network: NetworkSettings? = NetworkSettings()

  public init() {}

  /// The same trees without networks beside them.
  public var treesOnly: WindowSettings {
    var settings = self
    settings.network = nil
    return settings
  }

  /// The same trees with networks tried beside them.
  public var withNetworks: WindowSettings {
    var settings = self
    settings.network = network ?? NetworkSettings()
    return settings
  }

  /// The same with networks tried in vintages of few rows too.
  public var networksAlways: WindowSettings {
    var settings = withNetworks
    settings.network?.minimumRows = minimumRows
    return settings
  }

  /// How near `rows` is to a full-sized window, 0...1.
  private func fullness(_ rows: Int) -> Double { min(1, Double(rows) / Double(fullRows)) }

  /// Leaves of a tree at most at so many rows: they fall with the square root of `rows`, `fewestLeaves` at least.
  public func leaves(forRows rows: Int) -> Int {
    max(fewestLeaves, Int((Double(leaves) * fullness(rows).squareRoot()).rounded()))
  }

  /// Rows a leaf holds at least at so many rows: they fall with the square root of `rows`, 20 at least.
  public func leafRows(forRows rows: Int) -> Int {
    max(20, Int((Double(minimumLeafRows) * fullness(rows).squareRoot()).rounded()))
  }

  /// `smallLearningRate` for a vintage that `isSmall`, `learningRate` for others.
  public func learningRate(forRows rows: Int) -> Double { isSmall(rows) ? smallLearningRate : learningRate }

  /// Trees of a median or mean booster at most, for a vintage of so many rows.
  public func mostRounds(forRows rows: Int) -> Int { isSmall(rows) ? mostRoundsSmall : mostRounds }

  /// A vintage of a small (simulated) league, or of a fragment of a season.
  public func isSmall(_ rows: Int) -> Bool { rows < 8_000 }
}
