import BoxScores
import Foundation
import Testing

@testable import Forecasting

@Suite struct ForecastReportTests {
  private func json(_ report: ForecastReport) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
  }

  private let report = ForecastReport(
    cutOff: Season(2025), asOf: GameDay("2025-03-13")!, bundle: nil, model: "v4", variant: "blind",
    simulated: false,
    forecasts: [
      ForecastReport.Forecast(
        personId: 23, player: "First Last", gameId: nil, gameDate: GameDay("2025-03-14")!, team: "A", opponent: "B",
        home: nil, participation: .onRoster,
        stats: [.points: .init(mean: 10.5, median: 10, q10: 4, q90: 18, sigma: 5.5)], expectedMinutes: 31.5)
    ], notes: [])

  @Test func theKeysAreThoseThatOtherProgramsReadAndMissingValuesAreNull() throws {
    let json = try json(report)
    #expect(json["asOf"] as? String == "2025-03-13")
    #expect(json["bundle"] is NSNull)
    let forecast = try #require((json["forecasts"] as? [[String: Any]])?.first)
    #expect(
      Set(forecast.keys) == [
        "personId", "player", "gameId", "gameDate", "team", "opponent", "home", "participation", "stats",
        "expectedMinutes",
      ])
    #expect(forecast["gameId"] is NSNull && forecast["home"] is NSNull)
    #expect(forecast["expectedMinutes"] as? Double == 31.5)
    #expect(forecast["gameDate"] as? String == "2025-03-14")
    let stats = try #require(forecast["stats"] as? [String: [String: Double]])
    #expect(stats == ["points": ["mean": 10.5, "median": 10, "q10": 4, "q90": 18, "sigma": 5.5]])
  }
}
