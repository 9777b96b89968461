import BoxScores

/// Every feature there is, in the order of the matrix's columns: first what a blind forecast may know, then the
/// line-up group.
public enum FeatureCatalogue {
  /// Columns `0 ..< blind.count`.
  public static let blind: [FeatureDefinition] =
    PlayerDefinitions.all + TeamDefinitions.all + InteractionDefinitions.all
  /// Columns `blind.count ..< all.count`.
  public static let lineup: [FeatureDefinition] = LineupDefinitions.all
  /// Every column in the matrix's order: a feature's index here is its column.
  public static let all: [FeatureDefinition] = blind + lineup

  /// Changes whenever a name, a formula, the order or the number of the columns changes: what a stored matrix or a
  /// trained model is checked against.
  public static let schemaHash: String = {
    var hash = ContentHash()
    for feature in all {
      hash.combine("\(feature.name)|\(feature.formula)|\(feature.firstSeason)|\(feature.variant.rawValue)\n")
    }
    return hash.hexadecimal
  }()

  /// The columns of the features whose inputs the season's era recorded, in order.
  /// - Complexity: O(columns)
  public static func indices(for season: Season, variant: FeatureVariant) -> [Int] {
    let columns = variant == .blind ? 0..<blind.count : 0..<all.count
    return columns.filter { all[$0].firstSeason <= season }
  }

  /// The column of a feature; nil for a name that is not in the catalogue.
  public static func index(of name: String) -> Int? { byName[name] }

  /// The column that holds a league level.
  public static func index(of level: LeagueLevel) -> Int { byName[level.featureName]! }

  private static let byName: [String: Int] = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($0.element.name, $0.offset) })
}
