import BoxScores
import Features

/// Which league model: as of which season, for which variant, with how many seeds.
public struct LeagueKey: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// Trained on seasons strictly before this one.
  public let cutoff: Season
  public let variant: FeatureVariant
  /// The first so many of the settings' seeds. One is enough to train a stack on, three make `booster10`.
  public let seeds: Int

  public init(cutoff: Season, variant: FeatureVariant, seeds: Int) {
    self.cutoff = cutoff
    self.variant = variant
    self.seeds = seeds
  }

  public var description: String { "league@\(cutoff)-\(variant.rawValue)-\(seeds)" }

  public static func < (left: LeagueKey, right: LeagueKey) -> Bool {
    (left.cutoff.endYear, left.variant.rawValue, left.seeds) < (
      right.cutoff.endYear, right.variant.rawValue, right.seeds
    )
  }
}
