/// Why a line could not be tied to one person and one game.
public enum UnresolvedReason: String, Sendable, Codable, CaseIterable {
  /// A team's name that no team of that season has, or several.
  case unknownTeam
  /// No game of the two teams on that day, in what is imported.
  case unknownGame
  /// Two games of the two teams on that day.
  case ambiguousGame
  /// The gameId is of another game than teams and date say.
  case contradictingGame
  /// Nobody of that name played for, or is with, either team.
  case unknownPlayer
  /// Several have the name.
  case ambiguousPlayer
  /// The personId is of somebody with another name, or with neither of the two teams.
  case contradictingPlayer
}
