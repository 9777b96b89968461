import BoxScores
import Windows

/// What a forecast for a season may see: for each of the 27 windows its vintage from before the season, or a mask.
public struct SeasonView: Sendable, Codable, Hashable {
  /// The season that is forecast.
  public let season: Season
  /// Kind of the rows that are forecast, and so of every visible window's rows.
  public let kind: DataKind
  /// Visible windows, newest first.
  public let windows: [VisibleWindow]

  /// A window that has a model from before the season.
  public struct VisibleWindow: Sendable, Codable, Hashable {
    public let window: WindowID
    /// The canonical vintage: two cut-offs that train on the same seasons name one model.
    public let vintage: Vintage
    /// Seasons it was trained on, ascending.
    public let seasons: [Season]
    /// Seasons between the window's last training season and the forecast: 1 is last season's.
    public let age: Int
  }

  init(season: Season, kind: DataKind, windows: [VisibleWindow]) {
    self.season = season
    self.kind = kind
    self.windows = windows
  }

  /// - Parameters:
  ///   - available: Rows by season, of the rows' own kind.
  ///   - others: Seasons of the other kind. A window that holds any real season is real as a whole and does not serve
  ///     simulated rows.
  ///   - minimumRows: A vintage of fewer rows has no model and is masked.
  public init(
    season: Season, kind: DataKind, available: [Season: Int], others: [Season],
    minimumRows: Int = WindowSettings().minimumRows
  ) {
    self.season = season
    self.kind = kind
    let own = available.keys.sorted()
    windows = WindowCatalogue.all.reversed().compactMap { window in
      let (real, simulated) = kind == .real ? (own, others) : (others, own)
      guard WindowKind.of(window, realSeasons: real, simulatedSeasons: simulated) == kind else { return nil }
      let asOf = Vintage(window: window, cutoff: season)
      let seasons = asOf.trainingSeasons(available: own)
      let rows = seasons.reduce(0) { $0 + (available[$1] ?? 0) }
      guard let last = seasons.last, rows >= minimumRows else { return nil }
      return VisibleWindow(
        window: window, vintage: asOf.canonical(available: own), seasons: seasons,
        age: season.endYear - last.endYear)
    }
  }

  /// Which of the 27 are visible, in the order of the catalogue.
  public var mask: [Bool] {
    let seen = Set(windows.map(\.window))
    return WindowCatalogue.all.map(seen.contains)
  }
}

extension PlayerGameTable {
  /// Rows by season.
  public var seasonRows: [Season: Int] {
    Dictionary(uniqueKeysWithValues: seasons.map { ($0, rows(of: $0).count) })
  }
}
