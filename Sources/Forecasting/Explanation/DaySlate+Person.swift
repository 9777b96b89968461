import BoxScores
import MetaLearner

extension DaySlate {
  /// The player of the slate that a name or an id stands for.
  ///
  /// - Throws: `PlayerQueryError.ambiguous` for a name that several of the day's players have, `.notPlaying` for somebody
  ///   known who is not among them, `.nobody` for a name that nobody ever had, with the names of the day most like it, for
  ///   want of those with such of other days.
  /// - Complexity: O(rows of the table)
  public func person(
    _ text: String, on date: GameDay, _ table: PlayerGameTable, _ players: PlayerDirectory
  ) throws(PlayerQueryError) -> Int64 {
    try person(text, on: date, naming(players), table.playerSeasons)
  }

  /// - Parameters:
  ///   - directory: With names for all of the slate.
  ///   - seasons: First and last season of every player.
  func person(
    _ text: String, on date: GameDay, _ directory: PlayerDirectory, _ seasons: [Int64: ClosedRange<Season>]
  ) throws(PlayerQueryError) -> Int64 {
    let today = PlayerNames(entries.map(\.slate.personId), players: directory, seasons: seasons)
    do {
      return try today.resolve(text, season: season)
    } catch .nobody(_, let nearest) {
      throw whyNotToday(text, nearest, on: date, directory, seasons)
    }
  }

  /// Whoever has the name does not play; who was misspelt is told of those who do.
  private func whyNotToday(
    _ text: String, _ nearest: [String], on date: GameDay, _ directory: PlayerDirectory,
    _ seasons: [Int64: ClosedRange<Season>]
  ) -> PlayerQueryError {
    let everybody = PlayerNames(
      Set(seasons.keys).union(directory.byId.keys).sorted(), players: directory, seasons: seasons, preferring: .recent)
    do throws(PlayerQueryError) {
      let known = try everybody.resolve(text, season: season)
      return .notPlaying(player: directory[known].map { "\($0.fullName) (\(known))" } ?? "player \(known)", day: date)
    } catch {
      guard case .nobody(_, let others) = error else { return .notPlaying(player: "'\(text)'", day: date) }
      return .nobody(name: text, nearest: nearest.isEmpty ? others : nearest)
    }
  }
}
