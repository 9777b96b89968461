/// How a network is trained.
public struct NetworkPlan: Sendable, Codable, Hashable {
  public var epochs: Int
  /// Rows of a step, about: an epoch is cut into steps of one size.
  public var batch: Int
  public var learningRate: Double
  public var weightDecay: Double
  /// Share of the steps in which the rate rises.
  public var warmUp = 0.2
  public var seed: UInt64

  public init(epochs: Int, batch: Int, learningRate: Double, weightDecay: Double = 1e-4, seed: UInt64) {
    self.epochs = epochs
    self.batch = batch
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.seed = seed
  }

  /// Steps of an epoch, and rows of a step, which the parts of ghost norm divide. The few rows that are left over are
  /// others in every epoch.
  public func steps(rows: Int, ghostRows: Int) -> (count: Int, rows: Int) {
    let count = max(1, rows / max(1, batch))
    let size = rows / count
    return (count, size - size % max(1, size / ghostRows))
  }
}
