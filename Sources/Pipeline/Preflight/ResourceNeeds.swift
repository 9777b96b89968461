import Features
import Registry

/// Rough upper bounds of what steps take of disk and memory.
struct ResourceNeeds {
  private let session: WorkspaceSession

  init(_ session: WorkspaceSession) { self.session = session }

  /// Bytes that will be written: what artifacts of the kind took so far, half as much again, with a guess before there
  /// are any; the matrix where it has to be built; and room for the registry.
  func disk(_ needs: [StepNeed]) -> Int64 {
    guard !needs.isEmpty else { return 0 }
    let registry = try? session.registry()
    var bytes: Int64 = 50_000_000
    for (activity, steps) in Dictionary(grouping: needs, by: \.activity) {
      switch activity {
      case .features: bytes += steps.reduce(0) { $0 + Int64($1.cells) * 4 }
      case .backtest: bytes += Int64(steps.count) * 1_000_000
      case .window, .league, .meta, .ablation:
        let kinds: [ArtifactKind] =
          activity == .window ? [.window, .vintage] : [ArtifactKind(rawValue: activity.rawValue)]
        let known = kinds.flatMap { (try? registry?.current($0)) ?? [] }.map(\.bytes)
        let each = known.max().map { $0 + $0 / 2 } ?? (activity == .meta ? 40_000_000 : 8_000_000)
        bytes += Int64(steps.count) * each
      }
    }
    return bytes
  }

  /// Bytes of the steps that run side by side, the largest ones: inputs as numbers, once more as the library bins them and
  /// once more for blocks of rows; and what a process takes anyhow.
  func memory(_ needs: [StepNeed]) -> Int64 {
    guard !needs.isEmpty else { return 0 }
    func bytes(_ need: StepNeed) -> Int64 {
      switch need.activity {
      case .window: Int64(need.cells) * 12
      // The matrix lies in a mapped file; one copy of it is what the system may want to keep.
      case .features: Int64(need.cells) * 5
      // Its cells count every seed, which are trained one after the other.
      case .league: Int64(need.cells) * 6
      case .meta, .ablation, .backtest: Int64(need.cells) * 100
      }
    }
    let largest = needs.map { (bytes($0), $0.jobs) }.max { $0.0 < $1.0 } ?? (0, 1)
    let beside = needs.map(bytes).sorted(by: >).prefix(largest.1).reduce(0, +)
    return 300_000_000 + beside
  }

  /// `1.5 GB`.
  static func text(_ bytes: Int64) -> String {
    let tenths = bytes >= 1_000_000_000 ? bytes / 100_000_000 : bytes / 100_000
    return "\(tenths / 10).\(tenths % 10) \(bytes >= 1_000_000_000 ? "GB" : "MB")"
  }
}
