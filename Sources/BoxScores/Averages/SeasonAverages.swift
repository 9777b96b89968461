/// What a player-game of a season looked like on average: the league's regular season, 1947 to 2025.
///
/// The table is small and public; it is what the league simulator is calibrated to, and what the height of a number
/// in an early season can be judged by.
public struct SeasonAverages: Sendable {
  public let season: Season
  /// Teams that finished the season.
  public let teams: Int
  /// Regular-season games scheduled for each team, rounded where teams differed by a few.
  public let gamesPerTeam: Int
  /// Regular-season games played.
  public let games: Int
  /// Sum over all players of their games.
  public let playerGames: Int
  /// By `BoxColumn.rawValue`; NaN where the season did not record the column.
  private let averages: [Float]

  /// The average of a column over player-games, in the column's own unit. NaN where the season did not record it. The
  /// plus-minus of a league is zero by construction.
  public subscript(_ column: BoxColumn) -> Float { averages[column.rawValue] }

  /// Men who play for one side in one game, on average.
  public var menPerSide: Double { Double(playerGames) / Double(2 * games) }

  /// All seasons of the table, in order.
  public static let all: [SeasonAverages] = text.split(separator: "\n").map { SeasonAverages(line: $0) }

  /// Nil outside 1947-2025.
  public static func of(_ season: Season) -> SeasonAverages? {
    let index = season.endYear - Season.first.endYear
    return all.indices.contains(index) ? all[index] : nil
  }

  private init(line: Substring) {
    let fields = line.split(separator: ",", omittingEmptySubsequences: false)
    let counts = fields.prefix(5).map { Int($0)! }
    season = Season(counts[0])
    teams = counts[1]
    gamesPerTeam = counts[2]
    games = counts[3]
    playerGames = counts[4]
    var values = fields.dropFirst(5).map { $0.isEmpty ? Float.nan : Float($0)! }
    values.append(BoxColumn.plusMinus.isRecorded(in: season) ? 0 : .nan)
    averages = values
  }
}
