/// What kind of seller a quote comes from.
///
/// A sportsbook quotes a price for each side, and both are offered. A fixed-payout book sells slips of two and more picks
/// at a payout of its own table; the price beside a single pick (often -137) is a translation, nobody offers it. Such
/// quotes have lines worth reading and no prices, so nothing is staked on them and they are scored apart.
public enum Bookmaker: Sendable {
  /// Whether its prices are offered.
  public enum Kind: String, Sendable, Codable {
    case sportsbook, fixedPayout
  }

  /// The fixed-payout books: how feeds spell their keys, without marks and case.
  public static let fixedPayout: Set<String> = [
    "prizepicks", "underdog", "underdogfantasy", "pick6", "draftkingspick6", "betrusdfs", "betrpicks", "dabble",
    "dabbleusdfs",
    "sleeper", "sleeperpicks", "parlayplay", "chalkboard", "hotstreak", "boomfantasy", "vividpicks", "thrivefantasy",
    "ownersbox",
  ]

  /// The kind of a book by its key or title: `prizepicks`, `Underdog Fantasy`. What is not in the table is a sportsbook.
  public static func kind(_ name: String) -> Kind {
    fixedPayout.contains(name.lowercased().filter { $0.isLetter || $0.isNumber }) ? .fixedPayout : .sportsbook
  }
}
