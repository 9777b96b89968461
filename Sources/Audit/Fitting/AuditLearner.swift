/// A way to learn and forecast, seen from outside.
public protocol AuditLearner: Sendable {
  /// Forecasts of `task.scored`, in order.
  func forecasts(_ task: AuditLearningTask, loss: LearningLoss) throws -> [Double]
}
