import BoxScores
import Features

/// The catalogue of features: what `features list` prints.
public struct FeatureListing: Sendable, Encodable {
  /// One column of the feature matrix.
  public struct Feature: Sendable, Encodable {
    /// Unique, snake case: the column's name in exports.
    public let name: String
    public let group: String
    /// One line, in words and symbols.
    public let formula: String
    /// Of the values: `points`, `share`, `days`, ...
    public let unit: String
    /// The first season whose box scores hold everything the formula reads.
    public let firstSeason: Season
    /// Where the numbers come from, in words.
    public let source: String
    /// `blind`, or `lineup` for a column that blind models are not given.
    public let variant: String
  }

  /// Names the catalogue: models made with another one are stale.
  public let schemaHash: String
  /// In the order of the matrix's columns.
  public let features: [Feature]

  /// The catalogue of this release.
  public static var all: FeatureListing {
    FeatureListing(
      schemaHash: FeatureCatalogue.schemaHash,
      features: FeatureCatalogue.all.map { definition in
        Feature(
          name: definition.name, group: definition.group.rawValue, formula: definition.formula,
          unit: definition.unit, firstSeason: definition.firstSeason, source: definition.source,
          variant: definition.variant.rawValue)
      })
  }
}
