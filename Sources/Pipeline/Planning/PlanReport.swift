/// What is done, what is missing, and what comes next, in order: what `plan` prints.
public struct PlanReport: Sendable, Encodable {
  public let steps: [PlanStep]

  public init(steps: [PlanStep]) { self.steps = steps }

  /// The first step that is not done can start now; true also when all is done.
  public var ready: Bool { next?.refusal == nil }

  public var next: PlanStep? { steps.first { $0.state != .done } }

  /// Seconds of everything that is still to do.
  public var seconds: Double { steps.map(\.seconds).reduce(0, +) }

  public var range: ClosedRange<Double> {
    steps.map(\.range.lowerBound).reduce(0, +)...steps.map(\.range.upperBound).reduce(0, +)
  }

  private enum Key: String, CodingKey { case ready, steps, seconds, cost }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(ready, forKey: .ready)
    try container.encode(steps, forKey: .steps)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(steps.map(\.cost).reduce(0, +), forKey: .cost)
  }
}
