import Analyzer
import BoxScores

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
