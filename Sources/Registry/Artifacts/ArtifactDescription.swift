/// What is known of an artifact beside its files.
public struct ArtifactDescription: Sendable, Hashable, Codable {
  public var kind: ArtifactKind
  /// Unique within the kind: a window's id, a vintage's id and cut-off, a season.
  public var key: String
  /// The version of the form of its files; 0 for one that was committed before this was kept.
  public var formatVersion: Int
  /// JSON of whoever made it; `{}` for none.
  public var metadata: String
  /// The hash of the feature catalogue it was made with.
  public var schemaHash: String
  /// The hash of the rows it was made from: what makes it stale.
  public var dataHash: String
  /// What its random numbers were drawn from; empty where none were.
  public var seeds: [UInt64]
  /// What made it, such as `["fullcourt": "0.1.0", "LightGBM": "4.7.0"]`.
  public var producers: [String: String]
  /// The artifacts it was made from: the windows and league models of a meta-learner. In order of kind and key.
  public var parents: [ArtifactParent]
  /// Rows it was made from; 0 where that is not counted.
  public var rows: Int
  /// What making it took.
  public var seconds: Double
  /// In the currency of the budget; 0 on a machine without a price.
  public var cost: Double

  public init(
    kind: ArtifactKind, key: String, formatVersion: Int = 0, metadata: String = "{}", schemaHash: String = "",
    dataHash: String = "", seeds: [UInt64] = [], producers: [String: String] = [:], parents: [ArtifactParent] = [],
    rows: Int = 0, seconds: Double = 0, cost: Double = 0
  ) {
    self.kind = kind
    self.key = key
    self.formatVersion = formatVersion
    self.metadata = metadata
    self.schemaHash = schemaHash
    self.dataHash = dataHash
    self.seeds = seeds
    self.producers = producers
    self.parents = parents.sorted()
    self.rows = rows
    self.seconds = seconds
    self.cost = cost
  }

  private enum Key: String, CodingKey {
    case kind, key, formatVersion, metadata, schemaHash, dataHash, seeds, producers, parents, rows, seconds, cost
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    kind = try container.decode(ArtifactKind.self, forKey: .kind)
    key = try container.decode(String.self, forKey: .key)
    // Rows of the schemas 1 to 3 have neither version nor parents.
    formatVersion = try container.decodeIfPresent(Int.self, forKey: .formatVersion) ?? 0
    metadata = try container.decode(String.self, forKey: .metadata)
    schemaHash = try container.decode(String.self, forKey: .schemaHash)
    dataHash = try container.decode(String.self, forKey: .dataHash)
    seeds = try container.decode([UInt64].self, forKey: .seeds)
    producers = try container.decode([String: String].self, forKey: .producers)
    parents = try container.decodeIfPresent([ArtifactParent].self, forKey: .parents) ?? []
    rows = try container.decode(Int.self, forKey: .rows)
    seconds = try container.decode(Double.self, forKey: .seconds)
    cost = try container.decode(Double.self, forKey: .cost)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(key, forKey: .key)
    try container.encode(formatVersion, forKey: .formatVersion)
    try container.encode(metadata, forKey: .metadata)
    try container.encode(schemaHash, forKey: .schemaHash)
    try container.encode(dataHash, forKey: .dataHash)
    try container.encode(seeds, forKey: .seeds)
    try container.encode(producers, forKey: .producers)
    try container.encode(parents, forKey: .parents)
    try container.encode(rows, forKey: .rows)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(cost, forKey: .cost)
  }
}
