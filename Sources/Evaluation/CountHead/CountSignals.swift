/// What a model says about rows before their counts are known: the numbers a distribution is made from.
///
/// Two heads are asked for because they know different things of a low count: players who make 0.4 and 0.9 threes a
/// game have nearly the same median, and players of equal mean may differ in their median.
public struct CountSignals: Sendable {
  /// The forecast for absolute error (L1).
  public private(set) var median: [Double]
  /// The forecast for squared error (L2). The median's where a model has one head only.
  public private(set) var mean: [Double]
  /// Expected minutes; NaN where nobody expects any.
  public private(set) var minutes: [Double]
  /// How much each player's own games say of him.
  public private(set) var familiarity: [Familiarity]

  /// - Parameter familiarity: Recent games for all of them where it is left out.
  public init(
    median: [Double], mean: [Double]? = nil, minutes: [Double]? = nil, familiarity: [Familiarity]? = nil
  ) {
    precondition(mean == nil || mean?.count == median.count, "a mean for every median")
    precondition(familiarity == nil || familiarity?.count == median.count, "a familiarity for every median")
    precondition(minutes == nil || minutes?.count == median.count, "minutes for every median")
    self.median = median
    self.mean = mean ?? median
    self.minutes = minutes ?? Array(repeating: .nan, count: median.count)
    self.familiarity = familiarity ?? Array(repeating: .recent, count: median.count)
  }

  public init(
    median: [Float], mean: [Float]? = nil, minutes: [Float]? = nil, familiarity: [Familiarity]? = nil
  ) {
    self.init(
      median: median.map(Double.init), mean: mean?.map(Double.init), minutes: minutes?.map(Double.init),
      familiarity: familiarity)
  }

  public var count: Int { median.count }

  /// Adds the rows of another one behind these.
  public mutating func append(_ other: CountSignals) {
    median += other.median
    mean += other.mean
    minutes += other.minutes
    familiarity += other.familiarity
  }

  /// One row. A missing head is answered by the other one.
  struct Row {
    var median: Double
    var mean: Double
    var minutes: Double
    var familiarity: Familiarity
  }

  subscript(row: Int) -> Row {
    Row(
      median: median[row].isFinite ? median[row] : mean[row], mean: mean[row].isFinite ? mean[row] : median[row],
      minutes: minutes[row], familiarity: familiarity[row])
  }
}
