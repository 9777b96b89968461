import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import Testing

@testable import Pipeline

/// A real night against the backtest of its season, on a workspace that a user names: `scripts/predict-vs-backtest` runs it.
/// Forecasts are compared with forecasts; no outcome is looked at.
@Suite(.enabled(if: Night.asked != nil, "no workspace is named: scripts/predict-vs-backtest names one"))
struct RealNightTests {
  @Test func everyNumberOfANightIsTheBacktests() throws {
    let (workspace, day, variant) = try #require(Night.asked)
    let session = try WorkspaceSession(folder: URL(fileURLWithPath: workspace), threads: 2)
    let report = try Prediction(session, variant: variant).run(date: day)
    let (_, history) = try session.slate(on: day)
    let table = history.table
    let season = Season(Int(table.season[table.rows(on: day).lowerBound]))
    let workshop = try #require(try session.workshop(scoring: season))
    let forecasts = try SeasonBacktest(workshop: workshop, season: season, variant: variant, threads: 2).forecasts(
      pools: Pools(table), baselines: Baselines(table))
    let v4 = try #require(forecasts.model("v4"))
    var compared = 0
    for (index, row) in forecasts.rows.enumerated() where table.day[row] == day.number {
      let forecast = try #require(
        report.forecasts.first { $0.personId == table.personId[row] && $0.gameId == table.gameId[row] })
      for stat in Stat.allCases {
        let mine = try #require(forecast.stats[stat])
        let theirs = try #require(v4[stat])
        let distribution = try #require(theirs.distributions)[index]
        #expect(mine.median.bitPattern == theirs.median[index].bitPattern)
        #expect(mine.mean.bitPattern == theirs.mean[index].bitPattern)
        #expect(mine.q10 == Double(distribution.quantile(0.1)) && mine.q90 == Double(distribution.quantile(0.9)))
        #expect(mine.sigma.bitPattern == distribution.variance.squareRoot().bitPattern)
        compared += 1
      }
    }
    #expect(compared == report.forecasts.count * Stat.allCases.count && compared > 0)
    print(
      "\(day), \(variant.rawValue): \(report.forecasts.count) players, \(compared) forecasts, every bit the backtest's")
  }
}

/// What a person asks about.
private enum Night {
  static let asked: (workspace: String, day: GameDay, variant: FeatureVariant)? = {
    let variables = ProcessInfo.processInfo.environment
    guard let workspace = variables["FULLCOURT_NIGHT_WORKSPACE"],
      let day = variables["FULLCOURT_NIGHT_DAY"].flatMap({ GameDay($0) })
    else { return nil }
    return (workspace, day, variables["FULLCOURT_NIGHT_VARIANT"].flatMap(FeatureVariant.init(rawValue:)) ?? .blind)
  }()
}
