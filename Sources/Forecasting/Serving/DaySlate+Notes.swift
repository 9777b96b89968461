import BoxScores

extension DaySlate {
  /// The slate itself, if anybody is known to play in the scheduled games.
  ///
  /// - Throws: `ForecastingError.noRosters` where no team of the day has a roster.
  public func requiringPlayers(on date: GameDay) throws(ForecastingError) -> DaySlate {
    guard entries.isEmpty, !teamsWithoutPlayers.isEmpty else { return self }
    throw .noRosters(day: date, teams: namesWithoutPlayers)
  }

  /// What a reader of forecasts has to know of teams that are not among them; nil where all are.
  public var rosterNote: String? {
    guard !teamsWithoutPlayers.isEmpty else { return nil }
    return "Nobody is forecast of \(namesWithoutPlayers.joined(separator: ", ")): no roster names a player of theirs "
      + "who is not out."
  }

  /// What a reader has to know of the file that the players are from; nil where all of it was read.
  public var columnNote: String? {
    ignoredColumns.isEmpty
      ? nil : "Columns of the slate that are not read: \(ignoredColumns.joined(separator: ", "))."
  }

  private var namesWithoutPlayers: [String] {
    teamsWithoutPlayers.map { TeamCatalogue.shared.name(of: $0, in: season)?.fullName ?? "team \($0)" }
  }
}
