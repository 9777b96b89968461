import BoxScores

/// What the record books say of the season before: facts known on the first day of a season.
enum LeagueFacts {
  /// Players who appeared for a team in a game, on average.
  static func playersPerTeamGame(before endYear: Int) -> Double? { SeasonAverages.of(Season(endYear - 1))?.menPerSide }

  /// The mean per player-game of a column; NaN where it was not recorded.
  static func mean(of column: BoxColumn, before endYear: Int) -> Double {
    SeasonAverages.of(Season(endYear - 1)).map { Double($0[column]) } ?? .nan
  }
}
