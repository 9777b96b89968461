/// How far a planned piece of work is, and how long the rest will take.
///
/// The rest is what was planned for it, scaled by how long the finished part took against its plan. Times are seconds on
/// any one clock.
public struct ProgressTiming: Sendable {
  public struct RunningStep: Sendable {
    public let name: String
    public internal(set) var fraction: Double
    public internal(set) var note: String
  }

  private var planned: [ProgressEvent.PlannedStep] = []
  private var finished: Set<String> = []
  public private(set) var running: [RunningStep] = []
  private var spent = 0.0
  private var plannedForFinished = 0.0
  public private(set) var began = 0.0

  public init() {}

  public mutating func apply(_ event: ProgressEvent, at now: Double) {
    switch event {
    case .planned(_, let steps):
      self = ProgressTiming()
      planned = steps
      finished = Set(steps.filter(\.isDone).map(\.name))
      began = now
    case .started(let step):
      running.append(RunningStep(name: step, fraction: 0, note: ""))
    case .advanced(let step, let fraction, let note):
      guard let index = running.firstIndex(where: { $0.name == step }) else { return }
      running[index].fraction = fraction
      running[index].note = note
    case .finished(let step, let seconds, _):
      running.removeAll { $0.name == step }
      guard let plan = planned.first(where: { $0.name == step }), finished.insert(step).inserted else { return }
      spent += seconds
      plannedForFinished += plan.seconds
    case .message: break
    }
  }

  public var total: Int { planned.count }
  public var done: Int { finished.count }
  public var isComplete: Bool { done == total }

  /// Nil before anything of this run has finished and nothing was planned to take time.
  public func secondsLeft(at now: Double) -> Double? {
    let rest = planned.filter { !finished.contains($0.name) }.map { step in
      step.seconds * (1 - (running.first { $0.name == step.name }?.fraction ?? 0))
    }.reduce(0, +)
    guard rest > 0 else { return nil }
    let pace = plannedForFinished > 0 ? spent / plannedForFinished : 1
    return rest * pace
  }

  /// One light a step: lit when done, half lit while running.
  public var lights: String {
    planned.map { step in
      if finished.contains(step.name) { return "●" }
      return running.contains { $0.name == step.name } ? "◐" : "○"
    }.joined()
  }
}
