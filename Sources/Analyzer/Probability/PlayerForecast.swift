import BoxScores
import Evaluation

/// What is forecast of a player in a game: a distribution for each stat, and his expected minutes.
public struct PlayerForecast: Sendable {
  public let personId: Int64
  public let gameId: Int64
  /// Of the stats that are forecast.
  public let distributions: [Stat: CountDistribution]
  /// Nil where none are forecast: without them there is no tier, and no combined market.
  public let expectedMinutes: Double?

  public init(personId: Int64, gameId: Int64, distributions: [Stat: CountDistribution], expectedMinutes: Double?) {
    self.personId = personId
    self.gameId = gameId
    self.distributions = distributions
    self.expectedMinutes = expectedMinutes
  }

  /// The distribution of a market's count; nil where a part of it is not forecast, and for the combined market without a
  /// copula or expected minutes.
  /// - Complexity: for the combined market as `GaussianCopula.sum`
  public func distribution(of market: PropMarket, copula: CopulaTable?) -> CountDistribution? {
    if let stat = market.stat { return distributions[stat] }
    guard let copula, let expectedMinutes, let points = distributions[.points], let rebounds = distributions[.rebounds],
      let assists = distributions[.assists]
    else { return nil }
    return GaussianCopula(copula[expectedMinutes]).sum(points: points, rebounds: rebounds, assists: assists)
  }

  /// The distributions of the numbers that lines are about.
  public static func distributions(
    of forecasts: some Sequence<PlayerForecast>, for lines: [ResolvedLine], copula: CopulaTable?
  ) -> [BetKey: CountDistribution] {
    let wanted = Set(lines.map(\.key))
    var result: [BetKey: CountDistribution] = [:]
    for forecast in forecasts {
      for market in PropMarket.allCases {
        let key = BetKey(personId: forecast.personId, gameId: forecast.gameId, market: market)
        if wanted.contains(key) { result[key] = forecast.distribution(of: market, copula: copula) }
      }
    }
    return result
  }

  /// Where the outcomes of a game that is over lay, for `CopulaFit`: nil where one is not known or not forecast.
  /// - Parameter outcomes: Counts by stat.
  public func transforms(_ outcomes: [Stat: Int]) -> TransformRow? {
    func transform(_ stat: Stat) -> Double? {
      guard let distribution = distributions[stat], let outcome = outcomes[stat] else { return nil }
      return distribution.transform(outcome)
    }
    guard let points = transform(.points), let rebounds = transform(.rebounds), let assists = transform(.assists),
      let expectedMinutes
    else { return nil }
    return TransformRow(points: points, rebounds: rebounds, assists: assists, expectedMinutes: expectedMinutes)
  }
}
