/// What a model says about some rows and one stat.
public struct ModelForecasts: Sendable {
  /// The point forecast for absolute error: a median head, or a baseline's mean.
  public var median: [Double]
  /// The point forecast for sums and squared error.
  public var mean: [Double]
  /// One a row; nil for a model that gives point forecasts only.
  public var distributions: CountDistributions?

  /// - Parameter mean: The median's forecasts when nil: a simple rule has one head only.
  public init(median: [Double], mean: [Double]? = nil, distributions: CountDistributions? = nil) {
    precondition(mean == nil || mean?.count == median.count, "a mean for every median")
    precondition(distributions == nil || distributions?.count == median.count, "a distribution for every median")
    self.median = median
    self.mean = mean ?? median
    self.distributions = distributions
  }

  public init(median: [Float], mean: [Float]? = nil, distributions: CountDistributions? = nil) {
    self.init(median: median.map(Double.init), mean: mean?.map(Double.init), distributions: distributions)
  }

  /// The forecasts at some positions.
  public func gather(_ positions: [Int]) -> ModelForecasts {
    ModelForecasts(
      median: positions.map { median[$0] }, mean: positions.map { mean[$0] },
      distributions: distributions?.gather(positions))
  }
}
