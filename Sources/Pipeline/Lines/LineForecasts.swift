import Analyzer
import BoxScores

/// Forecasts of the players that lines of one season are about, and which model they are from.
public struct LineForecasts: Sendable {
  /// Which model it was.
  public struct Model: Sendable, Hashable, Encodable {
    /// Of the games.
    public let season: Season
    /// Nothing of this season and of later ones is known to the model.
    public let cutOff: Season
    /// Name of the experiment.
    public let configuration: String
    /// The configuration that was promoted; nil where none was.
    public let champion: String?
    /// `blind` or `lineup`.
    public let variant: String
    /// The bundle it is from; nil for a workspace's own.
    public let bundle: String?
    public let simulated: Bool
  }

  public let model: Model
  /// `ExperimentConfiguration.modelHash`: whose proofs count.
  public let configurationHash: String
  /// One for each appearance that could be forecast, in no order to rely on.
  public let players: [PlayerForecast]
  /// How points, rebounds and assists move together; nil where it was not fitted, and their sum is not forecast.
  public let correlations: CopulaTable?
  /// Why appearances of the lines have no forecast at all.
  public let missing: [Appearance: NoForecast]
  /// What a reader has to know of the model, a sentence each.
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
