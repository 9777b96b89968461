import BoxScores

/// Which kind of rows each window learns from.
public enum WindowKind {
  /// Real rows if the window has any, else simulated ones; nil when it has neither. The two are never mixed, so one
  /// real season in a window leaves its simulated seasons out.
  public static func of(
    _ window: WindowID, realSeasons: some Sequence<Season>, simulatedSeasons: some Sequence<Season>
  ) -> DataKind? {
    if realSeasons.contains(where: window.seasons.contains) { return .real }
    if simulatedSeasons.contains(where: window.seasons.contains) { return .simulated }
    return nil
  }
}
