import Analyzer
import BoxScores
import Features

/// Who forecasts the players that lines are about: a workspace, or a bundle.
public protocol LineModels: Sendable {
  /// How the user calls the program, for advice.
  var tool: String { get }

  /// Games and people of seasons, and the games to come.
  func league(seasons: ClosedRange<Season>) throws -> LeagueIndex

  /// Forecasts of the players of lines, all of games of one season.
  ///
  /// - Throws: `ForecastingError.noMeta` or `BundleError.tooEarly` where no model is old enough.
  func forecasts(of lines: [ResolvedLine], season: Season) throws -> LineForecasts

  /// What backtests against lines found of the model's configuration, on seasons before one, in order.
  func proofs(of forecasts: LineForecasts, before season: Season) throws -> [LineProof]
}

/// A player in a game.
public struct Appearance: Hashable, Sendable {
  public let personId: Int64
  public let gameId: Int64

  public init(personId: Int64, gameId: Int64) {
    self.personId = personId
    self.gameId = gameId
  }

  init(_ line: ResolvedLine) { self.init(personId: line.personId, gameId: line.game.gameId) }

  init(_ key: BetKey) { self.init(personId: key.personId, gameId: key.gameId) }
}

/// Why there is no forecast of a number.
public enum NoForecast: String, Sendable, Encodable, CaseIterable {
  /// The game is over, and he has no box score in it: bets on him were void.
  case didNotPlay
  /// The game is to come, and he is not among those who are forecast: not on the roster, or known to be out.
  case notOnRoster
  /// No model is old enough for the season.
  case noModel
  /// Points + rebounds + assists, and it was not fitted how they move together.
  case notCombined
  /// The model does not speak about the number.
  case notForecast
}

/// Forecasts of the players that lines of one season are about, and which model they are from.
public struct LineForecasts: Sendable {
  /// Which model it was.
  public struct Model: Sendable, Hashable, Encodable {
    /// Of the games.
    public let season: Season
    /// Nothing of this season and of later ones is known to the model.
    public let cutOff: Season
    public let configuration: String
    /// The configuration that was promoted; nil where none was.
    public let champion: String?
    public let variant: String
    /// The bundle it is from; nil for a workspace's own.
    public let bundle: String?
    public let simulated: Bool
  }

  public let model: Model
  /// `ExperimentConfiguration.modelHash`: whose proofs count.
  public let configurationHash: String
  public let players: [PlayerForecast]
  public let correlations: CopulaTable?
  public let missing: [Appearance: NoForecast]
  public let notes: [String]

  public init(
    model: Model, configurationHash: String, players: [PlayerForecast], correlations: CopulaTable?,
    missing: [Appearance: NoForecast], notes: [String]
  ) {
    self.model = model
    self.configurationHash = configurationHash
    self.players = players
    self.correlations = correlations
    self.missing = missing
    self.notes = notes
  }

  /// Why a number of a line has no distribution.
  func reason(_ key: BetKey) -> NoForecast {
    if let known = missing[Appearance(key)] { return known }
    return key.market == .pra && correlations == nil ? .notCombined : .notForecast
  }
}
