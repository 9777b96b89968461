import BoxScores

/// Forecasts of one day: what `predict` prints.
public struct ForecastReport: Sendable, Encodable {
  /// What is known of a player's part in the game.
  public enum Participation: String, Sendable, Encodable {
    /// The game is over and he played: a forecast made afterwards, from what was known before.
    case knownToHavePlayed
    /// He is on the roster of a team that plays.
    case onRoster
    /// The user's own slate names him.
    case onSlate
  }

  /// What is forecast of one stat, or of points + rebounds + assists, in its units.
  public struct StatForecast: Sendable, Encodable, Equatable {
    /// Expected count: for sums over games and players.
    public let mean: Double
    /// V4's median, not rounded, that absolute errors are scored by; of the sum of three that of its distribution.
    public let median: Double
    /// Tenth percentile of the forecast distribution, a whole number.
    public let q10: Double
    /// Ninetieth percentile of the forecast distribution, a whole number.
    public let q90: Double
    /// Standard deviation of the forecast distribution.
    public let sigma: Double
    /// Probability of k or more, by k, where it was asked for.
    public let atLeast: [Int: Double]

    public init(
      mean: Double, median: Double, q10: Double, q90: Double, sigma: Double, atLeast: [Int: Double] = [:]
    ) {
      self.mean = mean
      self.median = median
      self.q10 = q10
      self.q90 = q90
      self.sigma = sigma
      self.atLeast = atLeast
    }
  }

  /// What is forecast of one player in one game.
  public struct Forecast: Sendable {
    public let personId: Int64
    /// His name; `player 123` where it is not known.
    public let player: String
    /// Nil for a slate that names none.
    public let gameId: Int64?
    public let gameDate: GameDay
    /// City and name of that season; `team 123` for a code that nobody has.
    public let team: String
    /// The same of the other team.
    public let opponent: String
    /// Nil on neutral ground.
    public let home: Bool?
    public let participation: Participation
    /// Those that the model forecasts.
    public let stats: [Stat: StatForecast]
    /// Points + rebounds + assists; nil where it was not fitted how they move together.
    public let combined: StatForecast?
    /// Minutes of the game; nil where no window speaks about them.
    public let expectedMinutes: Double?
    /// Why this forecast is less sure than others: no earlier games, or a long time without one.
    public let caution: String?

    public init(
      personId: Int64, player: String, gameId: Int64?, gameDate: GameDay, team: String, opponent: String, home: Bool?,
      participation: Participation, stats: [Stat: StatForecast], combined: StatForecast? = nil,
      expectedMinutes: Double? = nil, caution: String? = nil
    ) {
      self.personId = personId
      self.player = player
      self.gameId = gameId
      self.gameDate = gameDate
      self.team = team
      self.opponent = opponent
      self.home = home
      self.participation = participation
      self.stats = stats
      self.combined = combined
      self.expectedMinutes = expectedMinutes
      self.caution = caution
    }
  }

  /// The cut-off season of the models used: they know nothing of it or of later ones.
  public let cutOff: Season
  /// The last day whose games the features know.
  public let asOf: GameDay
  /// The name of the production bundle; nil for a workspace's own champion.
  public let bundle: String?
  /// `v4`.
  public let model: String
  /// `blind` or `lineup`.
  public let variant: String
  /// Whether all of this is about a simulated league.
  public let simulated: Bool
  /// As they are printed: game by game, the home team first, in each team whoever is expected to score most.
  public let forecasts: [Forecast]
  /// The configuration that was promoted to forecast; nil where none was and the newest generation is used.
  public private(set) var champion: String?
  /// The configuration of the model used.
  public private(set) var configuration: String?
  /// What a reader should know of the forecasts, in sentences.
  public private(set) var notes: [String]

  /// The same report, with which model was used and why.
  public func used(configuration: String, champion: String?, note: String) -> ForecastReport {
    var report = self
    report.configuration = configuration
    report.champion = champion
    report.notes.append(note)
    return report
  }

  /// The same report, with something else that a reader should know.
  public func noting(_ note: String?) -> ForecastReport {
    var report = self
    if let note { report.notes.append(note) }
    return report
  }

  /// The same report of some of its forecasts, or of the same ones told otherwise.
  public func with(_ forecasts: [Forecast]) -> ForecastReport {
    var report = ForecastReport(
      cutOff: cutOff, asOf: asOf, bundle: bundle, model: model, variant: variant, simulated: simulated,
      forecasts: forecasts, notes: notes)
    report.champion = champion
    report.configuration = configuration
    return report
  }

  /// The same report, with who was left out.
  public func missing(_ absent: [String]) -> ForecastReport {
    guard !absent.isEmpty else { return self }
    var report = self
    report.notes.append("Not playing: \(absent.joined(separator: ", ")).")
    return report
  }

  public init(
    cutOff: Season, asOf: GameDay, bundle: String?, model: String, variant: String, simulated: Bool,
    forecasts: [Forecast], notes: [String]
  ) {
    self.cutOff = cutOff
    self.asOf = asOf
    self.bundle = bundle
    self.model = model
    champion = nil
    configuration = nil
    self.variant = variant
    self.simulated = simulated
    self.forecasts = forecasts
    self.notes = notes
  }

  private enum Key: String, CodingKey {
    case cutOff, asOf, bundle, model, champion, configuration, variant, simulated, forecasts, notes
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(cutOff, forKey: .cutOff)
    try container.encode(asOf.description, forKey: .asOf)
    try container.encode(bundle, forKey: .bundle)
    try container.encode(model, forKey: .model)
    try container.encode(champion, forKey: .champion)
    try container.encode(configuration, forKey: .configuration)
    try container.encode(variant, forKey: .variant)
    try container.encode(simulated, forKey: .simulated)
    try container.encode(forecasts, forKey: .forecasts)
    try container.encode(notes, forKey: .notes)
  }
}

extension ForecastReport.StatForecast {
  private enum Key: String, CodingKey { case mean, median, q10, q90, sigma, atLeast }

  /// `atLeast` has the counts as keys, and is there only where counts were asked for.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(mean, forKey: .mean)
    try container.encode(median, forKey: .median)
    try container.encode(q10, forKey: .q10)
    try container.encode(q90, forKey: .q90)
    try container.encode(sigma, forKey: .sigma)
    guard !atLeast.isEmpty else { return }
    try container.encode(
      Dictionary(uniqueKeysWithValues: atLeast.map { (String($0.key), $0.value) }), forKey: .atLeast)
  }
}

extension ForecastReport.Forecast: Encodable {
  private enum Key: String, CodingKey {
    case personId, player, gameId, gameDate, team, opponent, home, participation, stats, combined,
      expectedMinutes, caution
  }

  private enum CombinedKey: String, CodingKey { case pointsReboundsAssists }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(personId, forKey: .personId)
    try container.encode(player, forKey: .player)
    try container.encode(gameId, forKey: .gameId)
    try container.encode(gameDate.description, forKey: .gameDate)
    try container.encode(team, forKey: .team)
    try container.encode(opponent, forKey: .opponent)
    try container.encode(home, forKey: .home)
    try container.encode(participation, forKey: .participation)
    try container.encode(Dictionary(uniqueKeysWithValues: stats.map { ($0.key.rawValue, $0.value) }), forKey: .stats)
    if let combined {
      var nested = container.nestedContainer(keyedBy: CombinedKey.self, forKey: .combined)
      try nested.encode(combined, forKey: .pointsReboundsAssists)
    }
    try container.encode(expectedMinutes, forKey: .expectedMinutes)
    try container.encodeIfPresent(caution, forKey: .caution)
  }
}
