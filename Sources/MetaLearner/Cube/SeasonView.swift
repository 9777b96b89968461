import BoxScores
import Windows

/// What a forecast for a season may see: for each of the 27 windows its vintage from before the season, or a mask.
public struct SeasonView: Sendable, Codable, Hashable {
  public let season: Season
  public let kind: DataKind
  /// Visible windows, newest first.
  public let windows: [VisibleWindow]

  public struct VisibleWindow: Sendable, Codable, Hashable {
    public let window: WindowID
    /// The canonical vintage: two cut-offs that train on the same seasons name one model.
    public let vintage: Vintage
    public let seasons: [Season]
    /// Seasons between the window's last training season and the forecast: 1 is last season's.
    public let age: Int
  }

  /// - Parameters:
  ///   - available: Seasons of the rows' own kind.
  ///   - others: Seasons of the other kind. A window that holds any real season is real as a whole and does not serve
  ///     simulated rows.
  public init(season: Season, kind: DataKind, available: [Season], others: [Season]) {
    self.season = season
    self.kind = kind
    windows = WindowCatalogue.all.reversed().compactMap { window in
      let real = kind == .real ? available : others
      let simulated = kind == .real ? others : available
      guard WindowKind.of(window, realSeasons: real, simulatedSeasons: simulated) == kind else { return nil }
      let asOf = Vintage(window: window, cutoff: season)
      let seasons = asOf.trainingSeasons(available: available)
      guard let last = seasons.last else { return nil }
      return VisibleWindow(
        window: window, vintage: asOf.canonical(available: available), seasons: seasons,
        age: season.endYear - last.endYear)
    }
  }

  /// Which of the 27 are visible, in the order of the catalogue.
  public var mask: [Bool] {
    let seen = Set(windows.map(\.window))
    return WindowCatalogue.all.map(seen.contains)
  }
}
