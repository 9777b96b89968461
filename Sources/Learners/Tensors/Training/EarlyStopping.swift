/// Keeps the best state seen and says when to stop.
public struct EarlyStopping: Sendable {
  /// Epochs without a better score after which training stops.
  public let patience: Int
  /// How much lower a score must be to count as better.
  public let margin: Double
  /// The score that was last lower than the best before it by more than `margin`.
  public private(set) var best = Double.infinity
  /// The epoch of `best`; -1 before the first score.
  public private(set) var bestEpoch = -1
  /// What was handed over with `best`; empty before the first score.
  public private(set) var bestState: [String: StoredTensor] = [:]

  public init(patience: Int, margin: Double = 0) {
    self.patience = patience
    self.margin = margin
  }

  /// - Parameters:
  ///   - score: lower is better; one that is no number is never better.
  ///   - state: asked for only when the score is the best so far.
  /// - Returns: whether to stop.
  public mutating func observe(_ score: Double, epoch: Int, state: () -> [String: StoredTensor]) -> Bool {
    if score < best - (best.isFinite ? margin : 0) {
      best = score
      bestEpoch = epoch
      bestState = state()
    }
    return epoch - bestEpoch >= patience
  }

  /// Goes on from a stored training.
  public mutating func resume(best: Double, epoch: Int, state: [String: StoredTensor]) {
    self.best = best
    bestEpoch = epoch
    bestState = state
  }
}
