/// Where a training stands after a round.
public struct TrainingProgress: Sendable, Hashable {
  /// Rounds done, from 1.
  public let round: Int
  /// Rounds asked for.
  public let rounds: Int
  /// Mean loss on the validation rows after this round, in the measure of the objective; nil without validation.
  public let validationLoss: Double?
}
