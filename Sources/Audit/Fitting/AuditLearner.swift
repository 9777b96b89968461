import Evaluation
import Learners

/// Rows to learn from and rows to forecast, of one matrix.
public struct AuditLearningTask: Sendable {
  public var matrix: AuditMatrix
  public var learned: [Int]
  public var labels: [Float]
  public var scored: [Int]
  /// Outcomes of the scored rows. An honest learner does not look at them.
  public var scoredLabels: [Float]
}

/// What a learner minimises, and the constant that does it best.
public enum LearningLoss: String, CaseIterable, Sendable {
  case absolute, squared

  var constantName: String { self == .absolute ? "the training median" : "the training mean" }

  func constant(_ labels: [Float]) -> Double {
    switch self {
    case .squared: return labels.reduce(0) { $0 + Double($1) } / Double(max(1, labels.count))
    case .absolute:
      let sorted = labels.sorted()
      return sorted.isEmpty ? .nan : Double(sorted[sorted.count / 2])
    }
  }

  func of(_ forecast: Double, _ outcome: Float) -> Double {
    let error = forecast - Double(outcome)
    return self == .absolute ? abs(error) : error * error
  }
}

/// A way to learn and forecast, seen from outside.
public protocol AuditLearner: Sendable {
  /// Forecasts of `task.scored`, in order.
  func forecasts(_ task: AuditLearningTask, loss: LearningLoss) throws -> [Double]
}

/// Trees on the blind features.
public struct BoosterLearner: AuditLearner {
  public var rounds: Int
  public var parameters: BoosterParameters

  public init(rounds: Int = 40, leaves: Int = 15, learningRate: Double = 0.1, threads: Int = 1) {
    self.rounds = rounds
    parameters = BoosterParameters(
      learningRate: learningRate, leaves: leaves, featureFraction: 0.4, minDataInLeaf: 20, maxBin: 63, threads: threads)
  }

  public func forecasts(_ task: AuditLearningTask, loss: LearningLoss) throws -> [Double] {
    var parameters = parameters
    parameters.objective = loss == .absolute ? .l1 : .l2
    let columns = task.matrix.blind
    let dataset = try BoosterDataset(
      features: task.matrix.gather(rows: task.learned, columns: columns), rows: task.learned.count,
      columns: columns.count, parameters: parameters)
    try dataset.setLabels(task.labels)
    let booster = try Booster.train(dataset: dataset, parameters: parameters, rounds: rounds)
    return try booster.predict(
      task.matrix.gather(rows: task.scored, columns: columns), rows: task.scored.count, columns: columns.count,
      threads: parameters.threads)
  }
}
