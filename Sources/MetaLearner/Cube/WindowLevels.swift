import BoxScores
import Evaluation
import Windows

/// What was learned about the level of each window before a cut-off: old windows fail by level, not by ranking.
///
/// Fitted on the last season before the cut-off, on forecasts of the vintages as of that season: nobody has seen its
/// outcomes when he made them.
public struct WindowLevels: Sendable, Codable, Hashable {
  /// The season whose outcomes fitted the maps; nil when there was none, and every map is the identity.
  public let fittedOn: Season?
  /// One a window and stat at most; what had too few rows has none.
  public private(set) var entries: [Entry]

  /// The level of one window on one stat.
  public struct Entry: Sendable, Codable, Hashable {
    public let window: WindowID
    public let stat: Stat
    /// From the window's median to the level of today's outcomes.
    public let map: MonotoneMap
    /// Mean absolute error of the calibrated forecasts over the fitting rows, rounded to whole numbers.
    public let mae: Double
    /// Rows the map was fitted on.
    public let rows: Int
  }

  /// No maps: every window is taken as it is.
  public static let none = WindowLevels(fittedOn: nil, entries: [])

  init(fittedOn: Season?, entries: [Entry]) {
    self.fittedOn = fittedOn
    self.entries = entries
  }

  /// - Parameters:
  ///   - cube: The cube of the fitting season, as of that season.
  ///   - outcomes: The season's outcomes by stat; NaN where missing.
  ///   - counts: Which of the season's rows count.
  ///   - minimumRows: Fewer rows than this fit nothing.
  public init(cube: SeasonCube, outcomes: [Stat: [Float]], counts: [Bool], minimumRows: Int = 300) {
    var entries: [Entry] = []
    for (index, window) in cube.view.windows.enumerated() {
      for stat in Stat.allCases {
        guard let medians = cube.medians(index, stat.target), let outcomes = outcomes[stat] else { continue }
        let rows = medians.indices.filter { counts[$0] && medians[$0].isFinite && outcomes[$0].isFinite }
        guard rows.count >= minimumRows else { continue }
        let x = rows.map { Double(medians[$0]) }
        let y = rows.map { Double(outcomes[$0]) }
        let map = MonotoneMap.fit(x: x, y: y, loss: .absolute)
        var error = 0.0
        for (forecast, outcome) in zip(x, y) { error += abs(max(0, map(forecast)).rounded() - outcome) }
        entries.append(
          Entry(window: window.window, stat: stat, map: map, mae: error / Double(rows.count), rows: rows.count))
      }
    }
    self.init(fittedOn: cube.view.season, entries: entries)
  }

  /// Nil where the window was not measured on the stat.
  public func entry(_ window: WindowID, _ stat: Stat) -> Entry? {
    entries.first { $0.window == window && $0.stat == stat }
  }

  /// Medians on today's level. A window that was not there yet when the levels were fitted is as recent as they are, and
  /// is taken as it is.
  public func calibrated(_ medians: [Float], _ window: WindowID, _ stat: Stat) -> [Float] {
    guard let map = entry(window, stat)?.map else { return medians }
    return medians.map { max(0, Float(map(Double($0)))) }
  }

  /// The window that was best on the fitting season; nil where none was measured.
  public func best(_ stat: Stat, among windows: [WindowID]) -> WindowID? {
    entries.filter { $0.stat == stat && windows.contains($0.window) }
      .min { ($0.mae, $1.window) < ($1.mae, $0.window) }?.window
  }
}
