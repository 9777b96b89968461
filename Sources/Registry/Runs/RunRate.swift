/// How fast steps of a kind went, learned from those that were done.
public struct RunRate: Sendable, Hashable, Codable {
  /// Rows a second over all the steps together.
  public var rowsPerSecond: Double
  /// The slowest and the fastest tenth of the steps.
  public var slow: Double
  /// Rows a second of the fastest tenth; of fewer than ten steps, of the fastest one.
  public var fast: Double
  /// How many it was learned from.
  public var steps: Int

  /// Seconds that so many rows will take: as expected, at best and at worst.
  public func seconds(rows: Int) -> (expected: Double, best: Double, worst: Double) {
    (Double(rows) / rowsPerSecond, Double(rows) / fast, Double(rows) / slow)
  }
}
