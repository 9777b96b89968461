import BoxScores
import Foundation
import TestSupport
import Testing

@testable import Pipeline
@testable import Server

/// Bodies of lines that were damaged on purpose: each is analyzed or refused in clear words, and none ends the server.
@Suite(.enabled(if: ServedWorkspace.isPossible, ServedWorkspace.absence))
struct FuzzedLinesTests {
  private static let bodies = 100

  /// Two quotes of the first forecast player, as The Odds API gives them and as a table.
  private func seeds(_ server: TestServer) async throws -> (json: String, csv: String) {
    let forecasts = try await server.ask("GET", "/v1/forecasts").json()
    let first = try #require((forecasts["forecasts"] as? [[String: Any]])?.first)
    let day = try #require(first["gameDate"] as? String)
    let teams = try ["team", "opponent"].map { try #require(first[$0] as? String) }
    let (home, away) = first["home"] as? Bool == true ? (teams[0], teams[1]) : (teams[1], teams[0])
    let (player, id) = (try #require(first["player"] as? String), try #require(first["personId"] as? Int))
    let json = """
      [{"id": "1", "sport_key": "basketball_nba", "commence_time": "\(day)T23:00:00Z", "home_team": "\(home)",
        "away_team": "\(away)", "bookmakers": [{"key": "book", "title": "Book", "last_update": "\(day)T12:00:00Z",
          "markets": [{"key": "player_points", "outcomes": [
            {"name": "Over", "description": "\(player)", "price": -110, "point": 12.5},
            {"name": "Under", "description": "\(player)", "price": -110, "point": 12.5}]}]}]}]
      """
    let csv = """
      gameDate,homeTeam,awayTeam,personId,market,book,line,overOdds,underOdds
      \(day),\(home),\(away),\(id),points,book,12.5,-110,-110
      \(day),\(home),\(away),\(id),rebounds,book,4.5,+100,-120
      """
    return (json, csv)
  }

  @Test func damagedLinesAreAnalyzedOrRefused() async throws {
    let folder = try await ServedWorkspace.made()
    try await TestServer.run(folder) { server in
      let (json, csv) = try await seeds(server)
      let client = try server.client()
      func analyze(_ body: [UInt8], _ type: String) async throws -> HTTPAnswer {
        try await client.ask("POST", "/v1/lines/analyze?odds=american", headers: ["Content-Type": type], body: body)
      }
      for (seed, type) in [(json, "application/json"), (csv, "text/csv")] {
        let whole = try await analyze(Array(seed.utf8), type)
        #expect(whole.status == 200)
        let counts = try #require(try whole.json()["counts"] as? [String: Int])
        #expect(counts["resolved"] == (type == "text/csv" ? 2 : 1) && counts["unresolved"] == 0)
        var damage = Damage(seed: 20_261_123)
        var statuses: Set<Int> = []
        for number in 0..<Self.bodies {
          let body = damage.damaged(Array(seed.utf8))
          let answer = try await analyze(body, type)
          statuses.insert(answer.status)
          #expect([200, 422].contains(answer.status), "\(type) \(number): \(answer.status)")
          guard answer.status != 200 else { continue }
          let problem = try answer.json()
          #expect(problem["code"] as? String == "fullcourt.dataInvalid", "\(type) \(number)")
          #expect((problem["detail"] as? String)?.hasPrefix("body.") == true, "\(type) \(number)")
        }
        #expect(statuses == [200, 422])
      }
      for (body, type, status) in [
        ("", "application/json", 422), ("", "text/csv", 422), ("[]", "application/json", 200),
        (String(repeating: "[", count: 200_000), "application/json", 422), ("{}", "application/xml", 415),
        ("[{\"bookmakers\": 1e999}]", "application/json", 200), ("\u{FEFF}[]", "application/json", 200),
      ] {
        let answer = try await analyze(Array(body.utf8), type)
        #expect(answer.status == status || answer.status == 422, "\(body.prefix(20)): \(answer.status)")
      }
      #expect(!server.log.lines.contains { $0.hasPrefix("failed ") })
    }
  }
}

/// Damage to a text, the same for the same seed: bytes turned, cut out, doubled, put in from elsewhere.
private struct Damage {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let pieces = [
    "\"", "{", "}", "[", "]", ",", ":", "null", "true", "1e308", "-1e-999", "NaN", "99999999999999999999", "\\u0000",
    "\\ud800", "\u{0}", "\u{1F3C0}", "\r\n", "\n", "0", "-", "+100", "bookmakers", "data", ",,,,", "\"\"\"",
  ].map { Array($0.utf8) }

  mutating func damaged(_ text: [UInt8]) -> [UInt8] {
    var bytes = text
    for _ in 0..<random.integer(in: 1..<4) {
      guard !bytes.isEmpty else { break }
      let place = random.integer(in: 0..<bytes.count)
      let end = min(bytes.count, place + random.integer(in: 1..<20))
      switch random.integer(in: 0..<5) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: bytes.insert(contentsOf: Self.pieces[random.integer(in: 0..<Self.pieces.count)], at: place)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }
}
