import BoxScores
import Forecasting
import Foundation
import TestSupport
import Testing

@testable import Pipeline
@testable import Server

/// What the routes of forecasts, days and players answer, beside what the commands print.
@Suite(.enabled(if: ServedWorkspace.isPossible, ServedWorkspace.absence))
struct ForecastRouteTests {

  private func table(_ folder: URL) throws -> PlayerGameTable {
    try #require(try ServedWorkspace.session(folder, isReadOnly: true).history(.simulated)).table
  }

  @Test func statusSaysWhatIsServed() async throws {
    let folder = try await ServedWorkspace.made()
    try await TestServer.run(folder) { server in
      let answer = try await server.ask("GET", "/v1/status")
      #expect(answer.status == 200 && answer.headers["cache-control"] == "no-store")
      #expect(answer.headers["content-type"] == "application/json; charset=utf-8")
      let status = try answer.json()
      #expect(status["ready"] as? Bool == true && status["reason"] is NSNull)
      #expect(status["source"] as? String == "workspace" && status["bundle"] is NSNull)
      #expect(status["simulatedOnly"] as? Bool == true)
      let champion = try #require(status["champion"] as? [String: Any])
      #expect(champion["season"] as? Int == 2026 && champion["variant"] as? String == "blind")
      #expect(champion["promotedAt"] is NSNull && champion["configuration"] as? String == "v4_full")
      let data = try #require(status["data"] as? [String: Any])
      #expect(data["real"] is NSNull)
      #expect((data["simulated"] as? [String: Any])?["firstSeason"] as? Int == 2018)
      let training = try #require(status["training"] as? [String: Any])
      #expect(training["running"] as? Bool == false && training["holder"] is NSNull)
    }
  }

  private struct Exact: Decodable {
    struct Forecast: Decodable {
      struct Figures: Decodable {
        let mean: Double
        let median: Double
        let q90: Double
        let sigma: Double
        let atLeast: [String: Double]?
      }
      let personId: Int64
      struct Combined: Decodable {
        let pointsReboundsAssists: Figures
      }
      let stats: [String: Figures]
      let combined: Combined?
    }
    let forecasts: [Forecast]
  }

  /// The same numbers, bit for bit: what is served is what `predict` prints.
  @Test func forecastsAreThoseOfPredict() async throws {
    let folder = try await ServedWorkspace.made()
    let table = try table(folder)
    let rows = table.rows(of: ServedWorkspace.season)
    let day = GameDay(number: table.day[rows.lowerBound + rows.count / 2])
    let report = try await ServedWorkspace.onThread {
      try Prediction(
        try ServedWorkspace.session(folder, isReadOnly: true), atLeast: [.points: [10, 25]],
        combinedAtLeast: [20]
      ).run(date: day)
    }
    try await TestServer.run(folder) { server in
      let answer = try await server.ask(
        "GET", "/v1/forecasts?date=\(day)&atLeast=points:10&atLeast=points:25&atLeast=pra:20")
      let json = try answer.json()
      for key in ["asOf", "model", "configuration", "variant", "notes", "cutOff"] {
        let own = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any]
        #expect(json[key] as? NSObject == own?[key] as? NSObject, "\(key)")
      }
      // Foundation's untyped reader is off by a last digit now and then.
      let exact = try JSONDecoder().decode(Exact.self, from: Data(answer.body))
      let served = try #require(json["forecasts"] as? [[String: Any]])
      #expect(served.map { $0["personId"] as? Int64 } == report.forecasts.map(\.personId))
      for (one, other) in zip(served, report.forecasts) {
        let mine = try #require(exact.forecasts.first { $0.personId == other.personId })
        let stats = mine.stats
        #expect(mine.combined?.pointsReboundsAssists.atLeast?["20"] == other.combined?.atLeast[20])
        for (stat, forecast) in other.stats {
          let found = try #require(stats[stat.rawValue])
          #expect(found.mean == forecast.mean && found.median == forecast.median)
          #expect(found.sigma == forecast.sigma && found.q90 == forecast.q90)
        }
        #expect(stats["points"]?.atLeast?["10"] == other.stats[.points]?.atLeast[10])
        #expect(stats["rebounds"]?.atLeast == nil)
        #expect(one["played"] as? Bool == true)
        let row = try #require(
          table.rows(on: day).first {
            table.personId[$0] == other.personId && table.gameId[$0] == other.gameId
          })
        let actual = try #require(one["actual"] as? [String: Any])
        #expect(actual["points"] as? Double == Double(table[.points][row]))
        #expect((one["expectedMinutes"] as? Double ?? 0) > 0)
      }
    }
  }

  @Test func oneTeamOnePlayerAndHisLastGames() async throws {
    let folder = try await ServedWorkspace.made()
    try await TestServer.run(folder) { server in
      let all = try #require(try await server.ask("GET", "/v1/forecasts").json()["forecasts"] as? [[String: Any]])
      let first = try #require(all.first)
      let id = try #require(first["personId"] as? Int64)
      let team = try #require(first["team"] as? String)
      let one = try await server.ask("GET", "/v1/forecasts?player=\(id)&history=3").json()
      let forecasts = try #require(one["forecasts"] as? [[String: Any]])
      #expect(forecasts.count == 1 && forecasts[0]["personId"] as? Int64 == id)
      let recent = try #require(forecasts[0]["recent"] as? [[String: Any]])
      #expect(recent.count == 3)
      let days = recent.compactMap { $0["gameDate"] as? String }
      #expect(days == days.sorted() && days.allSatisfy { $0 < forecasts[0]["gameDate"] as? String ?? "" })
      let word = team.split(separator: " ").last.map(String.init) ?? team
      let named = try await server.ask("GET", "/v1/forecasts?team=\(word.lowercased())").json()
      let ofTeam = try #require(named["forecasts"] as? [[String: Any]])
      #expect(ofTeam.count == all.count { $0["team"] as? String == team } && !ofTeam.isEmpty)
      // The same question again is the same bytes.
      let again = try await server.ask("GET", "/v1/forecasts?player=\(id)&history=3")
      #expect(try again.json()["note"] == nil && again.status == 200)
    }
  }

  @Test func aDayWithoutGamesIsNoError() async throws {
    let folder = try await ServedWorkspace.made()
    try await TestServer.run(folder) { server in
      let json = try await server.ask("GET", "/v1/forecasts?date=2025-08-20").json()
      #expect((json["forecasts"] as? [Any])?.isEmpty == true)
      #expect(json["note"] as? String == "nobody plays on 2025-08-20" && json["asOf"] as? String == "2025-08-19")
      let stranger = try await server.ask("GET", "/v1/forecasts?player=5").json()
      #expect((stranger["forecasts"] as? [Any])?.isEmpty == true)
      #expect((stranger["note"] as? String)?.hasPrefix("player 5 does not play on ") == true)
    }
  }

  @Test func aDayBeforeEveryModelIsSaid() async throws {
    let folder = try await ServedWorkspace.made()
    let table = try table(folder)
    let day = GameDay(number: table.day[table.rows(of: Season(2019)).lowerBound])
    try await TestServer.run(folder) { server in
      let answer = try await server.ask("GET", "/v1/forecasts?date=\(day)")
      #expect(answer.status == 404)
      let problem = try answer.json()
      #expect(problem["code"] as? String == "forecast.noModel")
      #expect((problem["detail"] as? String)?.hasPrefix("no meta-learner was trained without season 2019") == true)
    }
  }

  @Test func daysOfASeason() async throws {
    let folder = try await ServedWorkspace.made()
    let table = try table(folder)
    try await TestServer.run(folder) { server in
      let days = try await server.ask("GET", "/v1/days?season=2025").json()
      let listed = try #require(days["days"] as? [[String: Any]])
      let rows = table.rows(of: Season(2025))
      #expect(listed.count == Set(rows.map { table.day[$0] }).count)
      #expect(listed.map { $0["players"] as? Int ?? 0 }.reduce(0, +) == rows.count)
      #expect(listed.allSatisfy { $0["played"] as? Bool == true })
      #expect(days["seasons"] as? [Int] == Array(2018...2026))
      let now = try await server.ask("GET", "/v1/days").json()
      let coming = try #require(now["days"] as? [[String: Any]]).filter { $0["played"] as? Bool == false }
      #expect(!coming.isEmpty && coming.allSatisfy { ($0["players"] as? Int ?? 0) > 0 })
      let none = try await server.ask("GET", "/v1/days?season=1950")
      #expect(none.status == 404)
      #expect(try none.json()["detail"] as? String == "there are no games of season 1950")
    }
  }

  @Test func playersAreFoundAndShown() async throws {
    let folder = try await ServedWorkspace.made()
    let session = try ServedWorkspace.session(folder, isReadOnly: true)
    let players = try #require(try session.history(.simulated)).players
    let table = try table(folder)
    let id = try #require(table.personId.last)
    let name = try #require(players[id]?.fullName)
    try await TestServer.run(folder) { server in
      let escaped = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      let found = try await server.ask("GET", "/v1/players?q=\(escaped.uppercased())").json()
      let entries = try #require(found["players"] as? [[String: Any]])
      #expect(entries.contains { $0["personId"] as? Int64 == id })
      let byId = try await server.ask("GET", "/v1/players?q=\(id)&limit=1").json()
      #expect((byId["players"] as? [[String: Any]])?.first?["player"] as? String == name)

      let page = try await server.ask("GET", "/v1/players/\(id)").json()
      #expect(page["player"] as? String == name && page["simulated"] as? Bool == true)
      let seasons = try #require(page["seasons"] as? [[String: Any]])
      let years = seasons.compactMap { $0["season"] as? Int }
      #expect(years == years.sorted(by: >) && !years.isEmpty)
      // What he did on the day itself and after it is not told beside its forecast.
      let date = try #require((page["date"] as? String).flatMap { GameDay($0) })
      let own = table.personId.indices.filter { table.personId[$0] == id && table.day[$0] < date.number }
      #expect(seasons.compactMap { $0["games"] as? Int }.reduce(0, +) == own.count)
      #expect((page["games"] as? [Any])?.count == min(30, own.count))
      let nearest = try #require(page["nearest"] as? [[String: Any]])
      let distances = nearest.compactMap { $0["distance"] as? Double }
      #expect(distances == distances.sorted())
      if let forecast = page["forecast"] as? [String: Any] {
        let distributions = try #require(forecast["distributions"] as? [String: [Double]])
        #expect(distributions.count == 4)
        for chances in distributions.values { #expect(abs(chances.reduce(0, +) - 1) < 2e-4) }
      } else {
        #expect(page["forecastNote"] is String)
      }
      let unknown = try await server.ask("GET", "/v1/players/999999")
      #expect(unknown.status == 404)
      #expect(
        unknown.text
          == #"{"code":"player.unknown","detail":"no player has the id 999999","do":"/v1/players?q=NAME finds players by name","expected":null,"status":404,"title":"Not Found","type":"about:blank"}"#
      )
    }
  }

  private static let bad = [
    ("/v1/forecasts?date=tomorrow", "parameter 'date' is 'tomorrow'", "a day from 0001-01-02 to 9999-12-31"),
    ("/v1/forecasts?player=x", "parameter 'player' is 'x'", "a whole number from 1 to 9007199254740992"),
    (
      "/v1/forecasts?atLeast=steals:2", "parameter 'atLeast' is 'steals:2'",
      "one of points, rebounds, assists, threes, pra, a colon and a count from 1 to 99, such as points:25"
    ),
    (
      "/v1/forecasts?day=2025-01-01", "there is no parameter 'day' here", "atLeast, date, history, player, team"
    ),
    ("/v1/players", "parameter 'q' is missing", "Part of a name, or an id."),
    ("/v1/status?x=1", "there is no parameter 'x' here", "no parameters"),
  ]

  @Test func badParametersAreNamed() async throws {
    let folder = try await ServedWorkspace.made()
    try await TestServer.run(folder) { server in
      for (target, detail, expected) in Self.bad {
        let answer = try await server.ask("GET", target)
        #expect(answer.status == 422 && answer.headers["content-type"] == "application/problem+json", "\(target)")
        let problem = try answer.json()
        #expect(problem["detail"] as? String == detail && problem["expected"] as? String == expected, "\(target)")
        #expect(problem["code"] as? String == "request.parameter", "\(target)")
      }
    }
  }
}
