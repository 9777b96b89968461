import BoxScores
import Evaluation
import Testing

@testable import Pipeline

@Suite struct SuspiciousResultTests {
  private func table(season: Int, kind: DataKind, v4: Double) -> EvaluationTable {
    var table = EvaluationTable(seasons: [Season(season)])
    let outcomes = [Double](repeating: 0, count: 10)
    for (model, error) in [("rateTimesMinutes", 10.0), ("v4", v4)] {
      let forecasts = ModelForecasts(median: [Double](repeating: error, count: 10))
      table.add(
        ResultRow(
          season: Season(season), model: model, stat: .points, pool: .a, kind: kind,
          scores: Scores(forecasts, outcomes: outcomes)))
    }
    return table
  }

  @Test func anErrorTooSmallToBeHonestIsFound() throws {
    let found = try #require(SuspiciousResult.find(in: table(season: 2025, kind: .real, v4: 9), model: "v4"))
    #expect(found.figure.stat == .points && found.exitCode.rawValue == 77)
    #expect(found.message.contains("10 % under that of rate times minutes"))
    #expect(found.message.contains("--confirm-suspicious"))
  }

  @Test func anHonestErrorASimulatedSeasonAndAnEarlyOneAreNot() {
    #expect(SuspiciousResult.find(in: table(season: 2025, kind: .real, v4: 9.6), model: "v4") == nil)
    #expect(SuspiciousResult.find(in: table(season: 2025, kind: .simulated, v4: 5), model: "v4") == nil)
    #expect(SuspiciousResult.find(in: table(season: 2000, kind: .real, v4: 5), model: "v4") == nil)
  }
}
