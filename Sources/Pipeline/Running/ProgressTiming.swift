/// How far a planned piece of work is, and how long the rest will take.
///
/// Times are seconds on any one clock.
public struct ProgressTiming: Sendable {
  /// A step that was started and is not finished.
  public struct RunningStep: Sendable {
    public let name: String
    /// 0 to 1.
    public internal(set) var fraction: Double
    /// What it is at.
    public internal(set) var note: String
  }

  private var planned: [ProgressEvent.PlannedStep] = []
  private var finished: Set<String> = []
  /// In the order in which they were started.
  public private(set) var running: [RunningStep] = []
  private var jobs = 1
  /// When the plan was told, on the clock of `apply`.
  public private(set) var began = 0.0

  public init() {}

  /// Takes in what happened; a new plan begins everything anew.
  public mutating func apply(_ event: ProgressEvent, at now: Double) {
    switch event {
    case .planned(_, let steps, let jobs):
      self = ProgressTiming()
      planned = steps
      finished = Set(steps.filter(\.isDone).map(\.name))
      self.jobs = max(1, jobs)
      began = now
    case .started(let step):
      running.append(RunningStep(name: step, fraction: 0, note: ""))
    case .advanced(let step, let fraction, let note):
      guard let index = running.firstIndex(where: { $0.name == step }) else { return }
      running[index].fraction = fraction
      running[index].note = note
    case .finished(let step, _, _):
      running.removeAll { $0.name == step }
      if planned.contains(where: { $0.name == step }) { finished.insert(step) }
    case .message, .spending: break
    }
  }

  /// Planned steps.
  public var total: Int { planned.count }
  /// Planned steps that are done, before this run too.
  public var done: Int { finished.count }
  /// Every planned step is done; true also without a plan.
  public var isComplete: Bool { done == total }

  /// The share of the planned work that is done, 0 to 1.
  public var fraction: Double {
    let worked = Double(done) + running.reduce(0) { $0 + $1.fraction }
    return total > 0 ? min(1, worked / Double(total)) : running.first?.fraction ?? 0
  }

  /// The rest as it was planned, at the pace of what was done so far; nil when nothing is left.
  public func secondsLeft(at now: Double) -> Double? {
    let todo = planned.filter { !$0.isDone }
    let all = todo.map(\.seconds).reduce(0, +)
    let worked = todo.map { step in
      finished.contains(step.name)
        ? step.seconds : step.seconds * (running.first { $0.name == step.name }?.fraction ?? 0)
    }.reduce(0, +)
    guard all > worked else { return nil }
    // Too little was done to tell the pace.
    guard worked > 0.02 * all else { return (all - worked) / Double(jobs) }
    return (all - worked) * (now - began) / worked
  }

  /// One light a step: lit when done, half lit while running.
  public var lights: String {
    planned.map { step in
      if finished.contains(step.name) { return "●" }
      return running.contains { $0.name == step.name } ? "◐" : "○"
    }.joined()
  }
}
