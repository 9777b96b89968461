import BoxScores

/// What a line is about.
public enum PropMarket: String, Sendable, Codable, CaseIterable, Hashable, CodingKeyRepresentable, Comparable {
  case points, rebounds, assists, threes
  /// Points + rebounds + assists.
  case pra

  /// Nil for the combined market.
  public var stat: Stat? { Stat(rawValue: rawValue) }

  /// The stats whose counts are added up.
  public var stats: [Stat] { stat.map { [$0] } ?? [.points, .rebounds, .assists] }

  /// As people write it, in any case: `points` or `PTS`, `rebounds` or `REB`, `assists` or `AST`, `threes` or `3PM`, `pra`; nil
  /// for a market that is not one of the five.
  public init?(written text: String) {
    switch text.lowercased() {
    case "points", "pts": self = .points
    case "rebounds", "reb": self = .rebounds
    case "assists", "ast": self = .assists
    case "threes", "3pm": self = .threes
    case "pra": self = .pra
    default: return nil
    }
  }

  /// The key of The Odds API v4, with or without `_alternate`; nil for a market that is not one of the five.
  public init?(oddsAPIKey key: String) {
    let base = key.hasSuffix("_alternate") ? String(key.dropLast("_alternate".count)) : key
    switch base {
    case "player_points": self = .points
    case "player_rebounds": self = .rebounds
    case "player_assists": self = .assists
    case "player_threes": self = .threes
    case "player_points_rebounds_assists": self = .pra
    default: return nil
    }
  }

  public static func < (left: PropMarket, right: PropMarket) -> Bool {
    allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
  }
}
