import BoxScores
import Evaluation

/// The simple rules as models of a season: point forecasts, and distributions learned from the same rule's forecasts of
/// the three seasons before.
struct BaselineForecasts {
  let table: PlayerGameTable
  let pools: Pools
  let baselines: Baselines

  /// Seasons before the scored one whose forecasts and outcomes make the distributions.
  private static let seasonsToCalibrate = 3

  /// - Parameter rows: Rows of the season.
  func forecasts(_ model: BaselineModel, season: Season, rows: [Int]) -> [Stat: ModelForecasts] {
    var result: [Stat: ModelForecasts] = [:]
    for stat in Stat.allCases where stat.column.isRecorded(in: season) {
      let points = baselines.gather(model, stat.target, rows: rows).map(Double.init)
      guard points.allSatisfy(\.isFinite) else { continue }
      result[stat] = ModelForecasts(
        median: points, distributions: counts(model, stat, before: season)?.distributions(points))
    }
    return result
  }

  private func counts(_ model: BaselineModel, _ stat: Stat, before season: Season) -> ConditionalCounts? {
    let first = season.advanced(by: -Self.seasonsToCalibrate)
    let rows = pools.rows(.b, among: table.rows(of: first...season.previous))
    let outcomes = table[stat.column]
    return ConditionalCounts.fit(
      forecasts: baselines.gather(model, stat.target, rows: rows).map(Double.init),
      outcomes: rows.map { Double(outcomes[$0]) })
  }
}
