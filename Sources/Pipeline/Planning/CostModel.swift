import Registry

/// How long work takes on a machine.
///
/// An activity's time grows with its cells (rows x inputs). What is known comes from the workspace's own finished runs on
/// that machine: the same step's last run where there is one, else a straight line through the runs of its family or of
/// the activity. Before anything was measured there, runs on other machines, and then built-in rates of a two-core
/// machine, give a first guess with a wide range.
public struct CostModel: Sendable {
  /// What takes time.
  public enum Activity: String, Sendable, CaseIterable {
    /// Rows x features of the matrix.
    case features
    /// Rows x inputs of a vintage.
    case window
    /// Rows x inputs x seeds of a league model.
    case league
    /// Rows x visible windows of a meta-learner.
    case meta
    /// The same of one unit of an ablation.
    case ablation
    /// Rows that are scored.
    case backtest

    /// Seconds per cell before anything was measured.
    var builtIn: Double {
      switch self {
      case .features: 4e-8
      case .window: 6e-6
      case .league: 3e-6
      case .meta, .ablation: 1e-4
      case .backtest: 5e-4
      }
    }
  }

  /// How long a step is expected to take.
  public struct Estimate: Sendable, Equatable {
    public let seconds: Double
    /// Seconds, from the least to the most that is likely; half to twice for a guess.
    public let range: ClosedRange<Double>
    /// Too little was measured on this machine to know: what is put aside for the step is generous.
    public let isGuess: Bool

    public init(seconds: Double, range: ClosedRange<Double>, isGuess: Bool = false) {
      self.seconds = seconds
      self.range = range
      self.isGuess = isGuess
    }
  }

  /// A finished run.
  public struct Run: Sendable {
    /// The step's own name.
    public let key: String
    /// What the activity's time grows with.
    public let cells: Double
    public let seconds: Double

    public init(key: String = "", cells: Int, seconds: Double) {
      self.key = key
      self.cells = Double(cells)
      self.seconds = seconds
    }

    var rate: Double { seconds / cells }
  }

  private let own: [Activity: [Run]]
  private let others: [Activity: [Run]]

  /// - Parameters:
  ///   - measured: Finished runs on the machine, newest first.
  ///   - elsewhere: Those on other machines, newest first.
  public init(measured: [Activity: [Run]] = [:], elsewhere: [Activity: [Run]] = [:]) {
    func usable(_ runs: [Run]) -> [Run] {
      Array(runs.filter { $0.cells > 0 && $0.seconds > 0 && $0.seconds.isFinite }.prefix(Self.remembered))
    }
    own = measured.mapValues(usable)
    others = elsewhere.mapValues(usable)
  }

  /// Only recent runs count: a machine, or the software, may have become faster.
  private static let remembered = 80

  /// - Parameters:
  ///   - key: The step's own name: its last run tells the most.
  ///   - family: Names of steps that are much like it.
  /// - Complexity: O(remembered runs)
  public func estimate(
    _ activity: Activity, key: String? = nil, cells: Int, family: (String) -> Bool = { _ in false }
  ) -> Estimate {
    let cells = Double(max(0, cells))
    let runs = own[activity] ?? []
    let same = runs.filter { $0.key == key }
    if let last = same.first { return Self.ofItsOwn(last, same, cells: cells) }
    let related = runs.filter { family($0.key) }
    let known = related.isEmpty ? runs : related
    if !known.isEmpty { return RunFit(known).estimate(cells: cells) }
    if let elsewhere = others[activity], !elsewhere.isEmpty {
      return Self.guess(RunFit(elsewhere).estimate(cells: cells).seconds)
    }
    return Self.guess(cells * activity.builtIn)
  }

  /// Whether an activity was measured on the machine.
  func knows(_ activity: Activity) -> Bool { own[activity]?.isEmpty == false }

  /// Half to twice.
  private static func guess(_ seconds: Double) -> Estimate {
    Estimate(seconds: seconds, range: (seconds / 2)...(seconds * 2), isGuess: true)
  }

  private static func ofItsOwn(_ last: Run, _ all: [Run], cells: Double) -> Estimate {
    let rates = all.prefix(5).map(\.rate)
    let low = min(rates.min() ?? last.rate, last.rate * 0.8)
    let high = max(rates.max() ?? last.rate, last.rate * 1.3)
    return Estimate(seconds: cells * last.rate, range: (cells * low)...(cells * high))
  }
}

extension CostModel {
  /// The rates of a workspace's own finished runs.
  init(registry: Registry, machine: String) throws {
    var measured: [Activity: [Run]] = [:]
    var elsewhere: [Activity: [Run]] = [:]
    for activity in Activity.allCases {
      for run in try registry.runs(kind: activity.rawValue, limit: 400) {
        guard run.state == .done, run.rows > 0, let seconds = run.seconds else { continue }
        let line = Run(key: run.key, cells: run.rows, seconds: seconds)
        if run.machine == machine {
          measured[activity, default: []].append(line)
        } else {
          elsewhere[activity, default: []].append(line)
        }
      }
    }
    self.init(measured: measured, elsewhere: elsewhere)
  }
}
