/// Rows to learn from and rows to forecast, of one matrix.
public struct AuditLearningTask: Sendable {
  public var matrix: AuditMatrix
  public var learned: [Int]
  public var labels: [Float]
  public var scored: [Int]
  /// Outcomes of the scored rows. An honest learner does not look at them.
  public var scoredLabels: [Float]
}
