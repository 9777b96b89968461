/// Rows to learn from and rows to forecast, of one matrix.
public struct AuditLearningTask: Sendable {
  /// Features of the rows to learn from and of those to forecast.
  public var matrix: AuditMatrix
  /// Rows of the matrix to learn from.
  public var learned: [Int]
  /// Outcomes of the learned rows, in their order.
  public var labels: [Float]
  /// Rows of the matrix to forecast.
  public var scored: [Int]
  /// Outcomes of the scored rows. An honest learner does not look at them.
  public var scoredLabels: [Float]
}
