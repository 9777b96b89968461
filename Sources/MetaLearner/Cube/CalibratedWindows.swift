import BoxScores
import Windows

/// The windows' medians of one season on today's level, newest window first: what stacks and the two simplest ensembles
/// are made of.
public struct CalibratedWindows: Sendable {
  public let view: SeasonView
  /// What put `medians` on today's level.
  public let levels: WindowLevels
  public let rows: Int
  /// `medians[stat]![window]` aligned with `view.windows`; nil where the window abstains.
  public let medians: [Stat: [[Float]?]]
  /// Minutes, as the windows forecast them.
  public let minutes: [[Float]?]

  public init(_ cube: SeasonCube, levels: WindowLevels) {
    view = cube.view
    self.levels = levels
    rows = cube.rows
    var medians: [Stat: [[Float]?]] = [:]
    for stat in Stat.allCases {
      medians[stat] = cube.view.windows.enumerated().map { index, window in
        cube.medians(index, stat.target).map { levels.calibrated($0, window.window, stat) }
      }
    }
    self.medians = medians
    minutes = cube.view.windows.indices.map { cube.medians($0, .minutes) }
  }

  private init(silencing windows: CalibratedWindows) {
    view = windows.view
    levels = windows.levels
    rows = windows.rows
    let nothing = [[Float]?](repeating: nil, count: windows.view.windows.count)
    medians = windows.medians.mapValues { _ in nothing }
    minutes = nothing
  }

  /// The same rows, every window abstaining on everything: what an ablation without windows sees.
  var silenced: CalibratedWindows { CalibratedWindows(silencing: self) }

  /// `equalWindows`: the mean of the windows that speak about a stat; NaN where none does.
  public func equal(_ stat: Stat) -> [Float] { mean(medians[stat] ?? []) }

  /// Expected minutes: the mean over the three newest windows that speak about them.
  public var expectedMinutes: [Float] { mean(Array(minutes.compactMap(\.self).prefix(3))) }

  /// `bestWindow`: the window that was best last season, by stat; the newest where none was measured.
  public func best(_ stat: Stat) -> (window: WindowID, medians: [Float])? {
    let speaking = view.windows.indices.filter { medians[stat]?[$0] != nil }
    let ids = speaking.map { view.windows[$0].window }
    guard let first = speaking.first else { return nil }
    let chosen = levels.best(stat, among: ids).flatMap { ids.firstIndex(of: $0) }.map { speaking[$0] } ?? first
    return (view.windows[chosen].window, medians[stat]![chosen]!)
  }

  private func mean(_ columns: [[Float]?]) -> [Float] {
    let speaking = columns.compactMap(\.self)
    guard !speaking.isEmpty else { return [Float](repeating: .nan, count: rows) }
    return (0..<rows).map { row in
      var sum: Float = 0
      var count: Float = 0
      for column in speaking where column[row].isFinite {
        sum += column[row]
        count += 1
      }
      return count > 0 ? sum / count : .nan
    }
  }
}
