/// One spelling of a franchise: where it played under which name, and when.
struct FranchiseSpelling: Sendable {
  let code: Int16
  let city: String
  let name: String
  let seasons: ClosedRange<Season>

  init(_ code: Int16, _ city: String, _ name: String, _ first: Int, _ last: Int) {
    self.code = code
    self.city = city
    self.name = name
    seasons = Season(first)...Season(last)
  }
}

/// The franchises of the league since 1946-47.
///
/// Codes 37 to 66 are the NBA's team ids less 1610612700, so a relocated team keeps its code; franchises that folded
/// before the NBA numbered them have codes from 1.
enum FranchiseTable {
  /// As far as a franchise that plays today is known to go on.
  private static let open = 2099

  static let spellings: [FranchiseSpelling] = [
    .init(37, "Tri-Cities", "Blackhawks", 1950, 1951), .init(37, "Milwaukee", "Hawks", 1952, 1955),
    .init(37, "St. Louis", "Hawks", 1956, 1968), .init(37, "Atlanta", "Hawks", 1969, open),
    .init(38, "Boston", "Celtics", 1947, open),
    .init(39, "Cleveland", "Cavaliers", 1971, open),
    .init(40, "New Orleans", "Hornets", 2003, 2013), .init(40, "New Orleans/Oklahoma City", "Hornets", 2006, 2007),
    .init(40, "New Orleans", "Pelicans", 2014, open),
    .init(41, "Chicago", "Bulls", 1967, open),
    .init(42, "Dallas", "Mavericks", 1981, open),
    .init(43, "Denver", "Nuggets", 1977, open),
    .init(44, "Philadelphia", "Warriors", 1947, 1962), .init(44, "San Francisco", "Warriors", 1963, 1971),
    .init(44, "Golden State", "Warriors", 1972, open),
    .init(45, "San Diego", "Rockets", 1968, 1971), .init(45, "Houston", "Rockets", 1972, open),
    .init(46, "Buffalo", "Braves", 1971, 1978), .init(46, "San Diego", "Clippers", 1979, 1984),
    .init(46, "Los Angeles", "Clippers", 1985, open), .init(46, "LA", "Clippers", 1985, open),
    .init(47, "Minneapolis", "Lakers", 1949, 1960),
    .init(47, "Los Angeles", "Lakers", 1961, open), .init(47, "LA", "Lakers", 1961, open),
    .init(48, "Miami", "Heat", 1989, open),
    .init(49, "Milwaukee", "Bucks", 1969, open),
    .init(50, "Minnesota", "Timberwolves", 1990, open),
    .init(51, "New York", "Nets", 1977, 1977), .init(51, "New Jersey", "Nets", 1978, 2012),
    .init(51, "Brooklyn", "Nets", 2013, open),
    .init(52, "New York", "Knicks", 1947, open), .init(52, "New York", "Knickerbockers", 1947, open),
    .init(53, "Orlando", "Magic", 1990, open),
    .init(54, "Indiana", "Pacers", 1977, open),
    .init(55, "Syracuse", "Nationals", 1950, 1963), .init(55, "Philadelphia", "76ers", 1964, open),
    .init(56, "Phoenix", "Suns", 1969, open),
    .init(57, "Portland", "Trail Blazers", 1971, open),
    .init(58, "Rochester", "Royals", 1949, 1957), .init(58, "Cincinnati", "Royals", 1958, 1972),
    .init(58, "Kansas City-Omaha", "Kings", 1973, 1975), .init(58, "Kansas City", "Kings", 1976, 1985),
    .init(58, "Sacramento", "Kings", 1986, open),
    .init(59, "San Antonio", "Spurs", 1977, open),
    .init(60, "Seattle", "SuperSonics", 1968, 2008), .init(60, "Oklahoma City", "Thunder", 2009, open),
    .init(61, "Toronto", "Raptors", 1996, open),
    .init(62, "New Orleans", "Jazz", 1975, 1979), .init(62, "Utah", "Jazz", 1980, open),
    .init(63, "Vancouver", "Grizzlies", 1996, 2001), .init(63, "Memphis", "Grizzlies", 2002, open),
    .init(64, "Chicago", "Packers", 1962, 1962), .init(64, "Chicago", "Zephyrs", 1963, 1963),
    .init(64, "Baltimore", "Bullets", 1964, 1973), .init(64, "Capital", "Bullets", 1974, 1974),
    .init(64, "Washington", "Bullets", 1975, 1997), .init(64, "Washington", "Wizards", 1998, open),
    .init(65, "Fort Wayne", "Zollner Pistons", 1949, 1957), .init(65, "Fort Wayne", "Pistons", 1949, 1957),
    .init(65, "Detroit", "Pistons", 1958, open),
    .init(66, "Charlotte", "Hornets", 1989, 2002), .init(66, "Charlotte", "Bobcats", 2005, 2014),
    .init(66, "Charlotte", "Hornets", 2015, open),
    .init(1, "Anderson", "Packers", 1950, 1950),
    .init(2, "Baltimore", "Bullets", 1948, 1955),
    .init(3, "Chicago", "Stags", 1947, 1950),
    .init(4, "Cleveland", "Rebels", 1947, 1947),
    .init(5, "Denver", "Nuggets", 1950, 1950),
    .init(6, "Detroit", "Falcons", 1947, 1947),
    .init(7, "Indianapolis", "Jets", 1949, 1949),
    .init(8, "Indianapolis", "Olympians", 1950, 1953),
    .init(9, "Pittsburgh", "Ironmen", 1947, 1947),
    .init(10, "Providence", "Steamrollers", 1947, 1949), .init(10, "Providence", "Steam Rollers", 1947, 1949),
    .init(11, "Sheboygan", "Red Skins", 1950, 1950), .init(11, "Sheboygan", "Redskins", 1950, 1950),
    .init(12, "St. Louis", "Bombers", 1947, 1950),
    .init(13, "Toronto", "Huskies", 1947, 1947),
    .init(14, "Washington", "Capitols", 1947, 1951),
    .init(15, "Waterloo", "Hawks", 1950, 1950),
  ]
}
