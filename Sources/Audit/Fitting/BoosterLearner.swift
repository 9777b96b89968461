import Learners

/// Trees on the blind features.
public struct BoosterLearner: AuditLearner {
  /// Trees.
  public var rounds: Int
  /// All but the objective, which follows the loss.
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
