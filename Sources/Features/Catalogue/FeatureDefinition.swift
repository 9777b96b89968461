import BoxScores

/// One column of the feature matrix: what it is, from what it is computed, and since when it can be known.
public struct FeatureDefinition: Sendable, Hashable, Codable {
  /// Unique, snake case: the column's name in exports.
  public let name: String
  /// What reports and explanations list the feature under.
  public let group: FeatureGroup
  /// One line, in words and symbols; "earlier games" are the player's games dated strictly before tonight.
  public let formula: String
  /// Unit of the values: `points`, `share`, `days`, ...
  public let unit: String
  /// The first season whose box scores hold everything the formula reads.
  public let firstSeason: Season
  /// Where the numbers come from: box scores of earlier games, the schedule, the player directory.
  public let source: String
  /// The league mean that a window divides this feature by before it learns from it; nil where the unit has no era.
  public let level: LeagueLevel?
  /// Blind for what every forecast may know, `lineup` for the columns that only a line-up forecast has.
  public let variant: FeatureVariant
}
