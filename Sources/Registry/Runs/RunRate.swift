/// How fast steps of a kind went, learned from those that were done.
public struct RunRate: Sendable, Hashable, Codable {
  /// Rows a second over all the steps together.
  public var rowsPerSecond: Double
  /// The slowest and the fastest tenth of the steps.
  public var slow: Double
  public var fast: Double
  public var steps: Int

  /// Seconds that so many rows will take: as expected, at best and at worst.
  public func seconds(rows: Int) -> (expected: Double, best: Double, worst: Double) {
    (Double(rows) / rowsPerSecond, Double(rows) / fast, Double(rows) / slow)
  }
}
