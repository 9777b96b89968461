import BoxScores
import Features

/// The league's mean of a quantity per player-game, as of a row's day: what targets and inputs of windows are divided
/// by, so that a window of 1962 can speak about 2024.
public enum LeagueLevels {
  /// The level for one row; NaN when neither this season to date nor the season before tells it.
  ///
  /// Seasons whose rows cover too few of their players have no level of their own: the published average of the season
  /// before, a fact known before their first game, stands in.
  static func level(_ level: LeagueLevel, value: Float, season: Season) -> Float {
    value > least ? value : fallback(level, season: season)
  }

  static func fallback(_ level: LeagueLevel, season: Season) -> Float {
    guard let average = SeasonAverages.of(season.previous)?[level.column], average > least else { return .nan }
    return average
  }

  /// Levels of all rows of a block.
  public static func of(_ level: LeagueLevel, in block: FeatureBlock) -> [Float] {
    let column = FeatureCatalogue.index(of: level)
    var fallbacks: [Season: Float] = [:]
    return (0..<block.count).map { row in
      let value = block[row, column]
      if value > least { return value }
      let season = block.seasons[row]
      if let known = fallbacks[season] { return known }
      let found = fallback(level, season: season)
      fallbacks[season] = found
      return found
    }
  }

  /// Below this a mean is no yardstick: a division by it would say more about noise than about a player.
  private static let least: Float = 0.01
}

extension Target {
  /// The league level that the target is divided by.
  public var level: LeagueLevel { LeagueLevel(rawValue: rawValue)! }
}
