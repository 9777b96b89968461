import Registry

/// How long work takes on this machine.
///
/// An activity's time is its cells (rows x inputs) times a rate. Rates are the built-in ones of a two-core machine until
/// this workspace has measured its own; then they are the measured median, with the range of what was measured.
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

    /// Seconds per cell before anything was measured.
    var builtIn: Double {
      switch self {
      case .features: 4e-8
      case .window: 6e-6
      case .league: 3e-6
      case .meta, .ablation: 1e-4
      }
    }
  }

  public struct Estimate: Sendable, Equatable {
    public let seconds: Double
    public let range: ClosedRange<Double>
  }

  private let rates: [Activity: [Double]]

  /// - Parameter measured: Seconds per cell of finished runs, by activity, newest last.
  public init(measured: [Activity: [Double]] = [:]) {
    rates = measured.mapValues { $0.suffix(Self.remembered).filter { $0.isFinite && $0 > 0 }.sorted() }
  }

  /// Only recent runs count: a machine, or the software, may have become faster.
  private static let remembered = 60

  /// - Complexity: O(1)
  public func estimate(_ activity: Activity, cells: Int) -> Estimate {
    let work = Double(max(0, cells))
    guard let known = rates[activity], known.count >= 3 else {
      // A guess: half to twice.
      let seconds = work * activity.builtIn
      return Estimate(seconds: seconds, range: (seconds / 2)...(seconds * 2))
    }
    let middle = known[known.count / 2]
    let low = known[Int(Double(known.count - 1) * 0.05)]
    let high = known[Int((Double(known.count - 1) * 0.95).rounded(.up))]
    return Estimate(seconds: work * middle, range: (work * min(low, middle))...(work * max(high, middle)))
  }
}

extension CostModel {
  /// The rates of a workspace's own finished runs.
  init(registry: Registry) throws {
    var measured: [Activity: [Double]] = [:]
    for activity in Activity.allCases {
      measured[activity] = try registry.runs(kind: activity.rawValue, limit: 60).reversed().compactMap { run in
        guard run.state == .done, run.rows > 0, let seconds = run.seconds else { return nil }
        return seconds / Double(run.rows)
      }
    }
    self.init(measured: measured)
  }
}
