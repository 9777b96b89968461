/// What long work tells whoever watches it. A step is the smallest thing with a name and a duration of its own, such as the
/// training of one window.
public enum ProgressEvent: Sendable, Equatable {
  /// The steps to come, in order, with the seconds each is expected to take; `jobs` of them run at a time.
  case planned(title: String, steps: [PlannedStep], jobs: Int)
  case started(step: String)
  /// `fraction` of the step is done; `note` says at what it is.
  case advanced(step: String, fraction: Double, note: String)
  /// `seconds` is what it took; `note` says what came of it.
  case finished(step: String, seconds: Double, note: String)
  /// What was spent in this billing cycle, running steps included, and what is left.
  case spending(Spending)
  /// A line of its own, outside any step.
  case message(String)

  /// A step to come.
  public struct PlannedStep: Sendable, Equatable {
    /// What the events of the step call it.
    public let name: String
    /// Expected.
    public let seconds: Double
    /// Done before this run: shown, and not run again.
    public let isDone: Bool

    public init(name: String, seconds: Double, isDone: Bool = false) {
      self.name = name
      self.seconds = seconds
      self.isDone = isDone
    }
  }
}

/// Told each event, on whichever thread it happens, side by side where steps run so.
public typealias ProgressHandler = @Sendable (ProgressEvent) -> Void
