import BoxScores
import Features

/// What each feature added to the blend, by the catalogue's groups.
///
/// Shapley values of the trees of the league model and of every window that speaks, each weighted by its share of the blend.
/// A window's way from its trees to real units on today's level is one function of what the trees say; its contributions
/// are carried through it by its mean slope between what the trees say of nobody in particular and what they say of the row,
/// so that they still add up (rescale rule for models in series: Chen, Lundberg & Lee 2022,
/// doi:10.1038/s41467-022-31384-3).
public struct FeatureContributions: Sendable, Encodable {
  /// One column of the catalogue, and what it added.
  public struct Feature: Sendable {
    public let name: String
    public let formula: String
    /// Of `value` and `typical`; contributions are in the stat's units.
    public let unit: String
    /// Nil where it is missing.
    public let value: Double?
    /// The middle of the players of the day; nil where it is missing for all of them.
    public let typical: Double?
    /// What it added to the blend, in the stat's units; negative where it took away.
    public let contribution: Double
  }

  /// The features of one idea together.
  public struct Group: Sendable, Encodable {
    public let group: FeatureGroup
    /// The group's name for people.
    public let title: String
    /// Sum over its features.
    public let contribution: Double
    /// Those that moved the blend, the ones that moved it most first.
    public let features: [Feature]
  }

  /// What the blend would say of nobody in particular.
  public let base: Double
  /// The blend: `base`, all groups and `networks`, up to the rounding of 32-bit numbers.
  public let total: Double
  /// What the windows' neural halves changed.
  public let networks: Double
  /// Those that moved most first, features too; features that moved nothing are left out.
  public let groups: [Group]

  /// - Parameters:
  ///   - added: By column of the catalogue.
  ///   - typical: Of a column.
  init(
    base: Double, networks: Double, total: Double, added: [Double], values: ArraySlice<Float>,
    typical: (Int) -> Double?
  ) {
    self.base = base
    self.networks = networks
    self.total = total
    let moving = added.indices.filter { added[$0] != 0 }
    groups = Dictionary(grouping: moving) { FeatureCatalogue.all[$0].group }.map { group, columns in
      let features = columns.map { column in
        let definition = FeatureCatalogue.all[column]
        let value = values[values.startIndex + column]
        return Feature(
          name: definition.name, formula: definition.formula, unit: definition.unit,
          value: value.isFinite ? Double(value) : nil, typical: typical(column), contribution: added[column])
      }
      return Group(
        group: group, title: group.title, contribution: features.reduce(0) { $0 + $1.contribution },
        features: features.sorted { Self.comesFirst($0.contribution, $0.name, $1.contribution, $1.name) })
    }.sorted { Self.comesFirst($0.contribution, $0.group.rawValue, $1.contribution, $1.group.rawValue) }
  }

  private static func comesFirst(_ left: Double, _ name: String, _ right: Double, _ other: String) -> Bool {
    abs(left) == abs(right) ? name < other : abs(left) > abs(right)
  }
}

extension FeatureContributions.Feature: Encodable {
  private enum Key: String, CodingKey { case name, formula, unit, value, typical, contribution }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(formula, forKey: .formula)
    try container.encode(unit, forKey: .unit)
    try container.encode(value, forKey: .value)
    try container.encode(typical, forKey: .typical)
    try container.encode(contribution, forKey: .contribution)
  }
}

extension FeatureGroup {
  /// For people.
  public var title: String {
    switch self {
    case .form: "recent form"
    case .box: "rest of the box score"
    case .rate: "rates per minute"
    case .rateTimesMinutes: "rates times minutes"
    case .shooting: "shooting"
    case .usage: "usage"
    case .role: "minutes and role"
    case .rest: "rest"
    case .split: "home and away"
    case .availability: "availability"
    case .previousSeason: "last season"
    case .career: "career"
    case .person: "age and build"
    case .game: "the game"
    case .opponent: "opponent"
    case .pace: "pace"
    case .team: "own team"
    case .schedule: "schedule"
    case .roster: "roster"
    case .league: "the league"
    case .interaction: "interactions"
    case .lineup: "line-up"
    }
  }
}
