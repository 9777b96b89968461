import BoxScores

/// Leagues that several suites look at, made once.
enum SimulatorLeagues {
  /// Every season's rules on six teams.
  static let small = LeagueSimulator(seasons: Season.first...Season.last, seed: 7, scale: .small).run()
  /// Two era-true seasons before threes, with and without rebounds, and two of today.
  static let early = LeagueSimulator(seasons: Season(1950)...Season(1951), seed: 7).run()
  static let modern = LeagueSimulator(seasons: Season(2024)...Season(2025), seed: 7).run()

  enum Era: String, CaseIterable {
    case early, modern

    var league: SimulatedLeague { self == .early ? SimulatorLeagues.early : SimulatorLeagues.modern }
  }

  /// Rows of the table by game.
  static func games(_ league: SimulatedLeague, _ rows: Range<Int>? = nil) -> [Int64: [Int]] {
    Dictionary(grouping: rows ?? 0..<league.table.count) { league.table.gameId[$0] }
  }

  /// The numbers of the table as bits, so that missing values compare too.
  static func bits(_ league: SimulatedLeague) -> [[UInt32]] {
    league.table.values.map { column in column.map(\.bitPattern) }
  }
}
