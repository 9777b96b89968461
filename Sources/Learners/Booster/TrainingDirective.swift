/// What a training is to do after a round.
public enum TrainingDirective: Sendable {
  case proceed
  /// Throws the training away: `Booster.train` ends with `LearnerError.cancelled`.
  case cancel
}
