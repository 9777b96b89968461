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

  private enum Key: String, CodingKey { case cutoff, variant, seeds }

  /// Refuses a number of seeds that none is trained with.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    cutoff = try container.decode(Season.self, forKey: .cutoff)
    variant = try container.decode(FeatureVariant.self, forKey: .variant)
    seeds = try container.decode(Int.self, forKey: .seeds)
    guard (1...1000).contains(seeds) else {
      throw DecodingError.dataCorruptedError(
        forKey: .seeds, in: container, debugDescription: "\(seeds) seeds, expected 1 to 1000")
    }
  }

  public var description: String { "league@\(cutoff)-\(variant.rawValue)-\(seeds)" }

  public static func < (left: LeagueKey, right: LeagueKey) -> Bool {
    (left.cutoff.endYear, left.variant.rawValue, left.seeds) < (
      right.cutoff.endYear, right.variant.rawValue, right.seeds
    )
  }
}
