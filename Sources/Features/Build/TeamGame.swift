/// One team's side of one game: what is known of it before tip-off, and where its rows are.
struct TeamGame {
  var day: Int32
  var season: Int16
  /// Indices of `GameFrame.teamIndex`.
  var team: Int32
  var opponent: Int32
  /// 1 at home, 0 away, -1 on neutral ground or unknown.
  var home: Int8
  var isPlayoffs: Bool
  /// The team's games of this season dated before `day`.
  var ordinal: Int32
  /// Whether the rows to date cover enough of the league for team, opponent and league features.
  var isCovered: Bool
  /// The rows of the game, both teams.
  var rows: Range<Int>
  /// Index of the other side; -1 where none of its rows is recorded.
  var partner: Int32
}
