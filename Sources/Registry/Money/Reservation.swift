import BoxScores

/// Money and time put aside for a step.
public struct Reservation: Sendable, Hashable {
  /// The line of the ledger.
  public let number: Int64
  public let step: String
  public let machine: Machine
  /// What was put aside: the most the step was expected to take.
  public let milliseconds: Int64
  /// What those milliseconds cost on the machine, rounded up to a millionth; zero where they cost nothing.
  public let money: Money
  /// What the step may use at most: nil where what the machine costs, hours of a free one and money of any other, has no limit.
  public let mostMilliseconds: Int64?
  /// The day on which the cycle it counts in ends; nil without a budget.
  public let reset: GameDay?
}
