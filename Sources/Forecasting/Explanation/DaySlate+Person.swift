import BoxScores
import MetaLearner

extension DaySlate {
  /// The player of the slate that a name or an id stands for.
  ///
  /// - Throws: `PlayerQueryError.ambiguous` for a name that several of the day's players have, `.notPlaying` for somebody
  ///   known who is not among them, `.unknown` for a name that nobody ever had, with the names of the day most like it.
  /// - Complexity: O(players of the day); O(rows of the table) for a name that is not among them.
  public func person(
    _ text: String, on date: GameDay, _ table: PlayerGameTable, _ players: PlayerDirectory
  ) throws(PlayerQueryError) -> Int64 {
    let directory = naming(players)
    let seasons = table.playerSeasons
    let today = PlayerNames(entries.map(\.slate.personId), players: directory, seasons: seasons)
    do {
      return try today.resolve(text, season: season)
    } catch .unknown(_, _, let nearest) {
      // Whoever has the name did not play; who was misspelt is told of those who did.
      let everybody = PlayerNames(seasons.keys.sorted(), players: directory, seasons: seasons)
      if let known = try? everybody.resolve(text, season: season) {
        throw .notPlaying(player: directory[known].map { "\($0.fullName) (\(known))" } ?? "player \(known)", day: date)
      }
      throw .unknown(player: "'\(text)'", season: season, nearest: nearest)
    }
  }
}
