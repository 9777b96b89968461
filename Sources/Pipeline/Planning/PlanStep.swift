import BoxScores
import Registry

/// One step on the way from files to forecasts.
public struct PlanStep: Sendable, Equatable {
  /// How a step stands.
  public enum State: String, Sendable, Encodable {
    case done
    /// Can start now.
    case ready
    /// Was done, and what it was made of has changed.
    case stale
    /// Its files are not what was committed.
    case corrupt
    /// Needs an earlier step first.
    case waiting
  }

  /// Such as `windows train --only 2022-2024`.
  public let step: String
  public let state: State
  /// Expected time of what is still to do; zero when done.
  public let seconds: Double
  /// What the time will be, nine times in ten, as far as measured runs tell.
  public let range: ClosedRange<Double>
  /// Expected money on the plan's machine.
  public var cost: Money
  /// What would be put aside for it.
  public var most: Money
  /// Whether the budget allows it once the steps before it are paid.
  public var affordable: Bool
  /// Why the step would be refused now; nil when it would not.
  public var refusal: String?
  /// The command that mends what the step is refused for, where it is not the step itself.
  public var mend: String?
  /// Seasons that the step needs and of which no game is there.
  public var lacks: ClosedRange<Season>?

  public init(
    step: String, state: State, seconds: Double = 0, range: ClosedRange<Double>? = nil, cost: Money = .zero,
    most: Money = .zero, affordable: Bool = true, refusal: String? = nil, mend: String? = nil,
    lacks: ClosedRange<Season>? = nil
  ) {
    self.step = step
    self.state = state
    self.seconds = seconds
    self.range = range ?? seconds...seconds
    self.cost = cost
    self.most = most
    self.affordable = affordable
    self.refusal = refusal
    self.mend = mend
    self.lacks = lacks
  }
}

extension PlanStep: Encodable {
  private enum Key: String, CodingKey {
    case step, state, seconds, secondsLow, secondsHigh, cost, costHigh, affordable, refusal
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(step, forKey: .step)
    try container.encode(state, forKey: .state)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(range.lowerBound, forKey: .secondsLow)
    try container.encode(range.upperBound, forKey: .secondsHigh)
    try container.encode(cost, forKey: .cost)
    try container.encode(most, forKey: .costHigh)
    try container.encode(affordable, forKey: .affordable)
    try container.encode(refusal, forKey: .refusal)
  }
}
