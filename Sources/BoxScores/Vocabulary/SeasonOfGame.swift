/// Which season a game belongs to.
///
/// The NBA's own game ids say it: a type digit from 1 to 6, two digits of the start year (46 to 99 for 19xx), five of
/// the game. Any other id says nothing and the date decides: August begins the next season, except that 2019-20 ran to
/// 11 October 2020.
public enum SeasonOfGame {
  /// The last day of 2019-20.
  static let bubbleEnd = GameDay(year: 2020, month: 10, day: 11)!
  private static let bubbleStart = GameDay(year: 2020, month: 8, day: 1)!

  /// What the id says, else what the date says.
  public static func season(gameId: Int64, day: GameDay) -> Season {
    season(ofNBAGame: gameId) ?? season(of: day)
  }

  /// Nil for an id that is not the NBA's. Ids of ten digits with leading zeros are, as numbers, those of eight.
  public static func season(ofNBAGame gameId: Int64) -> Season? {
    guard (10_000_000..<70_000_000).contains(gameId) else { return nil }
    let year = Int(gameId / 100_000 % 100)
    return Season((year >= 46 ? 1900 : 2000) + year + 1)
  }

  /// What the date alone says.
  public static func season(of day: GameDay) -> Season {
    if (bubbleStart...bubbleEnd).contains(day) { return Season(2020) }
    let (year, month, _) = day.calendar
    return Season(month >= 8 ? year + 1 : year)
  }

  /// The same as an expression of SQL over `gameId` (BIGINT) and `day` (DATE); NULL where neither says it.
  static let sql = "coalesce(\(sqlByGame), \(sqlByDay))"

  static let sqlByGame = """
    CASE WHEN gameId BETWEEN 10000000 AND 69999999 THEN
      (CASE WHEN gameId // 100000 % 100 >= 46 THEN 1900 ELSE 2000 END + gameId // 100000 % 100 + 1)::SMALLINT END
    """

  static let sqlByDay = """
    CASE WHEN day BETWEEN DATE '2020-08-01' AND DATE '2020-10-11' THEN 2020::SMALLINT
      ELSE (year(day) + CASE WHEN month(day) >= 8 THEN 1 ELSE 0 END)::SMALLINT END
    """
}
