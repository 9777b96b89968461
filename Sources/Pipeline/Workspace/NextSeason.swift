import BoxScores

/// The season that forecasts are made for now: that of the next scheduled game; without a schedule the newest season with
/// games, or the one after it once that was played to its end.
struct NextSeason {
  private let session: WorkspaceSession

  init(_ session: WorkspaceSession) { self.session = session }

  /// - Throws: `SessionError.noGames`
  func season() throws -> Season {
    guard let history = try session.histories().first, let newest = history.seasons.last else {
      throw SessionError.noGames(workspace: session.folder.path)
    }
    if let scheduled = try session.nextGame(history.kind)?.season, scheduled >= newest { return scheduled }
    return Self.isOver(newest, in: history.table) ? min(newest.next, Season.last.next) : newest
  }

  /// A season ends with play-offs in May or later.
  static func isOver(_ season: Season, in table: PlayerGameTable) -> Bool {
    let rows = table.rows(of: season)
    guard let last = rows.last else { return false }
    let month = GameDay(number: table.day[last]).calendar.month
    return (5...10).contains(month) && table.gameType[last] == GameType.playoffs.rawValue
  }
}
