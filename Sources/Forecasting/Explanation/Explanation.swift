import BoxScores

/// Why a forecast is what it is: what `explain` prints.
public struct Explanation: Sendable {
  /// A player who is like this one by the embeddings of the model.
  public struct Near: Sendable, Encodable {
    public let personId: Int64
    public let player: String
    /// First season of his career; nil where the games at hand show none before the cut-off.
    public let firstSeason: Season?
    /// Last season of his career before the cut-off; nil as `firstSeason`.
    public let lastSeason: Season?
    /// Games before the cut-off.
    public let games: Int
    /// Cosine of the embeddings: 1 is the same.
    public let similarity: Double
  }

  /// Who plays whom and when, as `predict` tells it.
  public let forecast: ForecastReport.Forecast
  /// The cut-off season of the models used: they know nothing of it or of later ones.
  public let cutOff: Season
  /// The last day whose games the features know.
  public let asOf: GameDay
  /// `v4`.
  public let model: String
  /// `blind` or `lineup`.
  public let variant: String
  /// The name of the model's configuration.
  public let configuration: String
  /// The name of the bundle that the models are from; nil for a workspace's own.
  public let bundle: String?
  /// Whether all of this is about a simulated league.
  public let simulated: Bool
  /// What the typical values beside the player's own are.
  public let typicalOf: String
  /// Those that were asked for and are forecast.
  public let stats: [Stat: StatExplanation]
  /// Most alike first.
  public let nearest: [Near]
  /// Why there are none.
  public let nearestNote: String?
  /// What a reader should know of the figures, in sentences.
  public let notes: [String]
}

extension Explanation: Encodable {
  private enum Key: String, CodingKey {
    case personId, player, gameId, gameDate, team, opponent, home, participation, caution, cutOff, asOf, model, variant
    case configuration, bundle, simulated, typicalOf, stats, nearest, nearestNote, notes
  }

  /// Every key is always there; what is unknown is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(forecast.personId, forKey: .personId)
    try container.encode(forecast.player, forKey: .player)
    try container.encode(forecast.gameId, forKey: .gameId)
    try container.encode(forecast.gameDate.description, forKey: .gameDate)
    try container.encode(forecast.team, forKey: .team)
    try container.encode(forecast.opponent, forKey: .opponent)
    try container.encode(forecast.home, forKey: .home)
    try container.encode(forecast.participation, forKey: .participation)
    try container.encode(forecast.caution, forKey: .caution)
    try container.encode(cutOff, forKey: .cutOff)
    try container.encode(asOf.description, forKey: .asOf)
    try container.encode(model, forKey: .model)
    try container.encode(variant, forKey: .variant)
    try container.encode(configuration, forKey: .configuration)
    try container.encode(bundle, forKey: .bundle)
    try container.encode(simulated, forKey: .simulated)
    try container.encode(typicalOf, forKey: .typicalOf)
    try container.encode(Dictionary(uniqueKeysWithValues: stats.map { ($0.key.rawValue, $0.value) }), forKey: .stats)
    try container.encode(nearest, forKey: .nearest)
    try container.encode(nearestNote, forKey: .nearestNote)
    try container.encode(notes, forKey: .notes)
  }
}
