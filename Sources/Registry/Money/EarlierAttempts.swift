/// What was used of a step that ended without a result and can be resumed.
public struct EarlierAttempts: Sendable, Hashable {
  /// Of all such attempts since the step was last done, added up.
  public let milliseconds: Int64
  /// How much of the step was done.
  public let fraction: Double
}
