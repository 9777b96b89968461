import BoxScores
import Foundation
import Testing

@testable import Evaluation

@Suite struct EvaluationTableTests {
  private func table() throws -> EvaluationTable {
    let league = TinyLeague.table()
    let season = Season(1981)
    let baselines = Baselines(league)
    let rows = Pools(league).rows(.a, in: season)
    let cohorts = Cohorts(league, rows: league.rows(of: season), baselines: baselines)
    var table = EvaluationTable(seasons: [season])
    var entries: [(stat: Stat, outcomes: [Float], model: ModelForecasts, baseline: ModelForecasts)] = []
    for stat in Stat.allCases {
      let outcomes = rows.map { league[stat.column][$0] }
      func forecasts(_ model: BaselineModel) throws -> ModelForecasts {
        let point = baselines.gather(model, stat.target, rows: rows)
        let past = league.rows(of: Season(1980)).filter { !baselines[model, stat.target][$0].isNaN }
        let counts = try #require(
          ConditionalCounts.fit(
            forecasts: past.map { Double(baselines[model, stat.target][$0]) },
            outcomes: past.map { Double(league[stat.column][$0]) }))
        return ModelForecasts(median: point, distributions: counts.distributions(point.map(Double.init)))
      }
      let (ewma, last5) = (try forecasts(.ewma6), try forecasts(.last5))
      entries.append((stat, outcomes, ewma, last5))
      for (model, forecasts) in [("ewma6", ewma), ("last5", last5)] {
        table.add(
          ResultRow(
            season: season, model: model, stat: stat, pool: .a, kind: .simulated,
            scores: Scores(forecasts, outcomes: outcomes)))
      }
      for (group, positions) in cohorts.split(rows, by: .minutes) {
        table.add(
          ResultRow(
            season: season, model: "ewma6", stat: stat, pool: .a, cohort: "minutes", group: group,
            scores: Scores(
              ModelForecasts(median: ewma.gather(positions).median), outcomes: positions.map { outcomes[$0] })))
      }
    }
    table.add(
      PairedBootstrap(replicates: 200).comparisons(
        season: season, pool: .a, model: "ewma6", baseline: "last5", days: rows.map { league.day[$0] }, stats: entries))
    return table
  }

  @Test func jsonHasTheKeysOfTheContract() throws {
    let json = try #require(JSONSerialization.jsonObject(with: table().json()) as? [String: Any])
    #expect(Set(json.keys).isSuperset(of: ["seasons", "variant", "results", "comparisons", "cohorts"]))
    #expect(json["seasons"] as? [Int] == [1981])
    let results = try #require(json["results"] as? [[String: Any]])
    #expect(results.count == 8)
    for row in results {
      #expect(
        Set(row.keys).isSuperset(of: [
          "season", "model", "stat", "pool", "n", "mae", "rmse", "bias", "maeInt", "crps", "coverage80", "pinball",
        ]))
      #expect(row["pool"] as? String == "A")
      #expect(row["crps"] is Double)
    }
    // Cohorts were scored without distributions: the key stays, its value is null.
    let cohorts = try #require(json["cohorts"] as? [[String: Any]])
    #expect(cohorts.allSatisfy { $0["coverage80"] is NSNull && $0["mae"] is Double && $0["group"] is String })
    let comparisons = try #require(json["comparisons"] as? [[String: Any]])
    // Four stats and their mean, by maeInt and by CRPS.
    #expect(comparisons.count == 10)
    #expect(Set(comparisons.map { $0["stat"] as? String }) == ["points", "rebounds", "assists", "threes", "mean"])
  }

  @Test func pValuesAreCorrectedByFamily() throws {
    let table = try table()
    for measure in [ComparisonRow.Measure.maeInt, .crps] {
      let family = table.comparisons.filter { $0.measure == measure }
      #expect(family.count == 5)
      #expect(family.map(\.holm) == Holm.adjusted(family.map(\.result.difference.p)))
      #expect(family.allSatisfy { $0.holm >= $0.result.difference.p })
    }
  }

  @Test func theTextNamesEveryModelAndMarksSimulatedRows() throws {
    let text = try table().text()
    for word in ["ewma6", "last5", "maeInt", "SIMULATED", "pool A", "minutes 20-28", "Holm"] {
      #expect(text.contains(word))
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func aFigureThatCannotBeGivenIsNil() {
    let scores = Scores(ModelForecasts(median: [1.0, 2.0]), outcomes: [Float.nan, .nan])
    #expect(scores.n == 0)
    #expect(scores.mae == nil && scores.crps == nil && scores.rmse == nil)
  }
}
