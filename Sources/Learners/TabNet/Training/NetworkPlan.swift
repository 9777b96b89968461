/// How a network is trained.
public struct NetworkPlan: Sendable, Codable, Hashable {
  /// How often the training goes through all rows.
  public var epochs: Int
  /// Rows of a step, about: an epoch is cut into steps of one size.
  public var batch: Int
  /// At the peak, between rise and fall.
  public var learningRate: Double
  /// Of parameters with two dimensions and more; see `AdamW`.
  public var weightDecay: Double
  /// Share of the steps in which the rate rises.
  public var warmUp = 0.2
  /// Share of the steps after those in which it stays; in the rest it falls.
  public var hold = 0.0
  /// Of the first weights, the order of rows and dropout.
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

  /// Rows of the pieces that a step is cut into, each of whole parts of ghost norm: those never meet in the network, so the
  /// pieces' gradients add up to the step's, and a piece's numbers stay in the cache on their way.
  static func pieces(rows: Int, ghostRows: Int) -> [Int] {
    let parts = max(1, rows / ghostRows)
    let size = rows / parts
    let together = max(1, (pieceRows + size / 2) / size)
    return stride(from: 0, to: parts, by: together).map { min(together, parts - $0) * size }
  }

  static let pieceRows = 1_024
}
