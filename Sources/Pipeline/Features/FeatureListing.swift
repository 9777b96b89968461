import BoxScores
import Features

/// The catalogue of features as it is printed.
public struct FeatureListing: Sendable, Encodable {
  public struct Feature: Sendable, Encodable {
    public let name: String
    public let group: String
    public let formula: String
    public let unit: String
    public let firstSeason: Season
    public let source: String
    public let variant: String
  }

  public let schemaHash: String
  public let features: [Feature]

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
