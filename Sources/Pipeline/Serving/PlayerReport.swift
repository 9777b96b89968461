import BoxScores

/// One player: his seasons, his last games, his forecast of a day, and who is like him. What `GET /v1/players/{id}`
/// answers.
public struct PlayerReport: Sendable, Encodable {
  /// What he did a game, over a whole season: games after the day asked about count too.
  public struct SeasonMeans: Sendable, Encodable {
    public let season: Season
    /// Games he played, play-offs among them.
    public let games: Int
    /// Means of the games that recorded it; nil where none did.
    public let minutes: Double?
    public let points: Double?
    public let rebounds: Double?
    public let assists: Double?
    /// Three-pointers made.
    public let threes: Double?

    private enum Key: String, CodingKey { case season, games, minutes, points, rebounds, assists, threes }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(season, forKey: .season)
      try container.encode(games, forKey: .games)
      try container.encode(minutes, forKey: .minutes)
      try container.encode(points, forKey: .points)
      try container.encode(rebounds, forKey: .rebounds)
      try container.encode(assists, forKey: .assists)
      try container.encode(threes, forKey: .threes)
    }
  }

  /// A player who is like him by the embeddings of the newest model in memory.
  public struct Near: Sendable, Encodable {
    public let personId: Int64
    public let player: String
    /// The season whose first day the embeddings are as of.
    public let season: Season
    /// One less the cosine of the two embeddings: 0 is the same, 1 unrelated.
    public let distance: Double
  }

  public let personId: Int64
  public let player: String
  /// The team he was last seen with; nil where none is known.
  public let team: String?
  public let simulated: Bool
  /// The day that is forecast; nil where there is none.
  public let date: GameDay?
  /// Newest first; means over his games before the day.
  public let seasons: [SeasonMeans]
  /// The last ones before the day, oldest first.
  public let games: [PlayedGame]
  /// Nil when he does not play that day, or there is no model: then `forecastNote` says why.
  public let forecast: ServedForecast?
  /// Nil where there is a forecast.
  public let forecastNote: String?
  /// Most alike first, ten at most; empty where `nearestNote` says why.
  public let nearest: [Near]
  /// Why nobody can be named; nil where somebody can.
  public let nearestNote: String?

  private enum Key: String, CodingKey {
    case personId, player, team, simulated, date, seasons, games, forecast, forecastNote, nearest, nearestNote
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(personId, forKey: .personId)
    try container.encode(player, forKey: .player)
    try container.encode(team, forKey: .team)
    try container.encode(simulated, forKey: .simulated)
    try container.encode(date, forKey: .date)
    try container.encode(seasons, forKey: .seasons)
    try container.encode(games, forKey: .games)
    try container.encode(forecast, forKey: .forecast)
    try container.encode(forecastNote, forKey: .forecastNote)
    try container.encode(nearest, forKey: .nearest)
    try container.encode(nearestNote, forKey: .nearestNote)
  }
}
