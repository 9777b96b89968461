import Foundation
import Testing

/// Bookmakers' lines through the built command, on a league whose models are trained: made-up lines of its own players.
struct LinesWay {
  let tool: Tool
  /// A night to come.
  let night: String

  func run() throws {
    let tonight = try lines(of: [night], "tonight.csv")
    try analyze(tonight)
    try analyzeWithABundle(tonight)
    try listWhatIsWrong(tonight)
    try countOtherMarkets()
    try backtest()
    try paper(tonight)
  }

  private func place(_ name: String) -> URL { tool.workspace.appendingPathComponent(name) }

  /// Two quotes for each forecast player of some days, one of them of a fixed-payout book.
  private func lines(of days: [String], _ name: String) throws -> URL {
    var rows = ["gameDate,homeTeam,awayTeam,personId,market,book,line,overOdds,underOdds"]
    for day in days {
      let outcome = try tool.run("predict", "--date", day, "--json")
      for forecast in try #require(try outcome.json()["forecasts"] as? [[String: Any]]) {
        let sides = try ["team", "opponent"].map { try #require(forecast[$0] as? String) }
        let isHome = forecast["home"] as? Bool ?? true
        let game = "\(day),\(isHome ? sides[0] : sides[1]),\(isHome ? sides[1] : sides[0])"
        let person = try #require(forecast["personId"] as? Int)
        rows.append("\(game),\(person),points,somebook,6.5,-105,-115")
        rows.append("\(game),\(person),pra,somebook,12,+100,-120")
        rows.append("\(game),\(person),rebounds,prizepicks,2.5,-137,-137")
      }
    }
    let file = place(name)
    try rows.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    return file
  }

  private func sides(_ json: [String: Any]) throws -> [[String: Any]] {
    try #require(json["sides"] as? [[String: Any]])
  }

  private func analyze(_ file: URL) throws {
    let to = place("bets.json")
    let outcome = try tool.run("analyze", "--lines", file.path, "--bankroll", "1000", "--to", to.path, "--json")
    #expect(outcome.code == 0 && outcome.log == "")
    let json = try outcome.json()
    let counts = try #require(json["counts"] as? [String: Int])
    let players = counts["lines"]! / 3
    #expect(players > 10 && counts["resolved"] == 3 * players && counts["unresolved"] == 0 && counts["problems"] == 0)
    #expect(counts["sides"] == 6 * players && counts["recommended"] == 0 && counts["withoutForecast"] == 0)
    #expect((json["models"] as? [[String: Any]])?.first?["cutOff"] as? Int == 2026)
    for side in try sides(json) {
      let chances = ["win", "push", "lose"].compactMap { side[$0] as? Double }
      #expect(chances.count == 3 && abs(chances.reduce(0, +) - 1) < 1e-9)
      let codes = (side["refusals"] as? [[String: Any]])?.compactMap { $0["code"] as? String } ?? []
      #expect(codes.first == "notProven")
      #expect(codes.contains("fixedPayout") == (side["book"] as? String == "prizepicks"))
      // Whole lines push: 12 points, rebounds and assists.
      #expect((side["push"] as? Double ?? 0 > 0) == (side["market"] as? String == "pra"))
    }
    #expect(try Data(contentsOf: to) == Data(outcome.output.utf8))
    let text = try tool.run("analyze", "--lines", file.path)
    #expect(text.code == 0 && text.output.contains(" sides priced, 0 recommended."))
    #expect(
      text.output.contains(
        "\nasked for: expected value 2.0 %, edge over the market 2.0 points, at most 15.0 points away from it, odds 1.25 to "
          + "5.00. Staked: 25.0 % of Kelly; of the bankroll at most 2.0 % a bet, 3.0 % a player, 5.0 % a game, 10.0 % a "
          + "day, at least 0.1 %.\n"))
    let safe = try tool.run("analyze", "--lines", file.path, "--safe", "--kelly", "0.5")
    #expect(
      safe.output.contains(
        ", odds 1.25 to 5.00, still worth its price with the line 1.0 against it. Staked: 50.0 % of Kelly; "))
    #expect(
      text.output.contains(
        "points (games of 2026): no evidence of calibration on this market; 'fullcourt backtest --seasons 2025 --lines FILE'"
      ))
    let csv = place("bets.csv")
    #expect(try tool.run("analyze", "--lines", file.path, "--date", "2020-01-01", "--to", csv.path).code == 0)
    #expect(try String(contentsOf: csv, encoding: .utf8).hasPrefix("gameDate,gameId,personId,player,market,line,side,"))
  }

  /// A bundle says what its workspace says.
  private func analyzeWithABundle(_ file: URL) throws {
    let bundle = place("lines.tar")
    #expect(try tool.run("bundle", "export", "--out", bundle.path).code == 0)
    let own = try tool.run("analyze", "--lines", file.path, "--json").json()
    let elsewhere = Tool(workspace: place("nowhere"))
    let outcome = try elsewhere.run("analyze", "--lines", file.path, "--bundle", bundle.path, "--json")
    #expect(outcome.code == 0)
    #expect(try NSArray(array: sides(outcome.json())) == NSArray(array: sides(own)))
    #expect(!FileManager.default.fileExists(atPath: elsewhere.workspace.path), "a bundle needs no workspace")
    let day = try tool.run("predict", "--date", night, "--at-least", "pra=12", "--format", "csv")
    #expect(day.output.contains(",pointsReboundsAssists_mean,"))
    #expect(day.output.contains(",pointsReboundsAssists_atLeast_12,"))
    let alone = try elsewhere.run(
      "predict", "--date", night, "--at-least", "pra=12", "--format", "csv", "--bundle", bundle.path)
    #expect(alone.output == day.output)
  }

  private func listWhatIsWrong(_ file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let wrong = place("wrong.csv")
    let rows = text.split(separator: "\n").map(String.init)
    let nobody = rows[1].replacing(/,\d+,points/, with: ",999999999,points")
    let nowhere = rows[1].replacing(/^[^,]+,[^,]+,/, with: "\(night),Atlantis Sharks,")
    try [rows[0], rows[1], nobody, nowhere, rows[1].replacing(",6.5,", with: ",6.4,"), "x,y"].joined(separator: "\n")
      .write(to: wrong, atomically: true, encoding: .utf8)
    let outcome = try tool.run("analyze", "--lines", wrong.path, "--json")
    let json = try outcome.json()
    let counts = try #require(json["counts"] as? [String: Int])
    #expect(outcome.code == 0 && counts["rows"] == 5 && counts["problems"] == 2 && counts["unresolved"] == 2)
    let reasons = (json["unresolved"] as? [[String: Any]])?.compactMap { $0["reason"] as? String } ?? []
    #expect(Set(reasons) == ["unknownPlayer", "unknownTeam"])
    let shown = try tool.run("analyze", "--lines", wrong.path).output
    #expect(shown.contains("Unresolved:\n  line 3: ") && shown.contains("Rows set aside:\n  line 5, line: found '6.4'"))

    let absent = try tool.run("analyze", "--lines", place("absent.csv").path)
    #expect(absent.code == 66 && absent.output == "" && absent.log.hasPrefix("error: "))
    for (name, content) in [
      ("none.csv", "a,b\n1,2\n"), ("empty.csv", ""), ("header.csv", rows[0] + "\n"),
      ("half.json", "[{\"bookmakers\": ["),
      ("deep.json", String(repeating: "[", count: 100_000)),
      ("other.json", "{\"hello\": 1}"), ("bytes.csv.gz", "\u{1F}\u{8B}not packed at all"),
    ] {
      try content.write(to: place(name), atomically: true, encoding: .utf8)
      let refused = try tool.run("analyze", "--lines", place(name).path)
      #expect(refused.code == 65 && refused.output == "", "\(name): \(refused.code) \(refused.log)")
      #expect(refused.log.hasPrefix("error: \(place(name).path)"), "\(name): \(refused.log)")
    }
  }

  /// Markets of a downloaded document that are none of ours are counted as well: the figures add up.
  private func countOtherMarkets() throws {
    let file = place("event.json")
    func outcome(_ name: String, _ point: String) -> String {
      "{\"name\": \"\(name)\", \"description\": \"Somebody\", \"price\": 1.9\(point)}"
    }
    func market(_ key: String, _ outcomes: [String]) -> String {
      "{\"key\": \"\(key)\", \"outcomes\": [\(outcomes.joined(separator: ", "))]}"
    }
    let point = ", \"point\": 5.5"
    let markets = [
      market("player_points", [outcome("Over", point), outcome("Under", point), outcome("Over", "")]),
      market("player_points_rebounds", [outcome("Over", point), outcome("Under", point)]),
      market("player_double_double", [outcome("Yes", "")]),
    ]
    try """
    {"sport_key": "basketball_nba", "commence_time": "\(night)T23:00:00Z", "home_team": "Atlantis Sharks",
    "away_team": "Lemuria Lions", "bookmakers": [{"key": "somebook", "markets": [\(markets.joined(separator: ", "))]}]}
    """.write(to: file, atomically: true, encoding: .utf8)
    let text = try tool.run("analyze", "--lines", file.path)
    #expect(text.code == 0)
    #expect(
      text.output.hasPrefix(
        """
        \(file.path): 6 outcomes: 2 in 1 line, 1 set aside, 3 of other markets (player_double_double 1, \
        player_points_rebounds 2).
        0 lines resolved, 1 listed as unresolved.

        """))
    let json = try tool.run("analyze", "--lines", file.path, "--json").json()
    #expect(json["otherMarkets"] as? [String: Int] == ["player_double_double": 1, "player_points_rebounds": 2])
    #expect((json["counts"] as? [String: Int])?["rows"] == 3)
  }

  private func backtest() throws {
    let days = ["2025-01-10", "2025-01-11", "2025-01-12", "2025-01-13", "2025-01-14", "2025-01-15"]
    let played = try days.filter { try tool.run("predict", "--date", $0).code == 0 }
    #expect(!played.isEmpty)
    let file = try lines(of: played, "lines_2025.csv")
    let outcome = try tool.run("backtest", "--seasons", "2025", "--lines", file.path, "--json")
    #expect(outcome.code == 0)
    let json = try outcome.json()
    let results = try #require(json["results"] as? [[String: Any]])
    #expect(Set(results.compactMap { $0["model"] as? String }) == ["v4", "market"])
    #expect(Set(results.compactMap { $0["stat"] as? String }) == ["points", "pra"])
    #expect(results.allSatisfy { $0["pool"] as? String == "lines" && ($0["brier"] as? Double ?? 1) < 1 })
    let part = try #require((json["parts"] as? [[String: Any]])?.first)
    #expect(part["looks"] as? Int == 3 && part["simulated"] as? Bool == true && part["combinedNote"] is NSNull)
    let market = try #require(part["market"] as? [String: Any])
    #expect(market["fixedPayoutBooks"] as? [String] == ["prizepicks"])
    let text = try tool.run("backtest", "--seasons", "2025", "--lines", file.path)
    #expect(text.code == 0 && text.output.contains("Looks at this season in this workspace: 4."))
    #expect(text.output.contains("Fixed-payout books (prizepicks), apart: nobody offers their prices for a single bet"))
    #expect(text.output.contains(" returns were computed on "))
    #expect(try tool.run("registry", "history").output.contains("backtest lines"))
    let refused = try tool.run("backtest", "--seasons", "2022", "--lines", file.path)
    #expect(refused.code == 77 && refused.log.hasSuffix("Train them: fullcourt backtest --seasons 2022 --prepare\n"))
    let none = try tool.run("backtest", "--seasons", "2025", "--lines", place("tonight.csv").path)
    #expect(none.code == 66 && none.log.contains("error: no line of season 2025 in "))
  }

  private func paper(_ file: URL) throws {
    let missing = try tool.run("paper", "report")
    #expect(missing.code == 66 && missing.log.contains("paper.sqlite is not there: no bet was placed yet."))
    let placed = try tool.run("paper", "place", "--lines", file.path, "--bankroll", "1000", "--json")
    #expect(placed.code == 0)
    #expect((try placed.json()["placed"] as? [Any])?.isEmpty == true, "nothing is proven")
    #expect(try tool.run("paper", "place", "--analysis", place("bets.json").path).output.hasPrefix("0 placed, "))
    let again = try tool.run("paper", "place", "--lines", file.path, "--bankroll", "2000")
    #expect(again.code == 64 && again.log.contains("the paper ledger was opened with 1000.00 already"))
    let wrong = try tool.run("paper", "place", "--analysis", file.path)
    #expect(wrong.code == 65 && wrong.log.contains(" is not what 'fullcourt analyze --json' wrote: "))
    #expect(try tool.run("paper", "settle").output == "0 settled, 0 still open, 0 closing prices noted.\n")
    let report = try tool.run("paper", "report", "--json").json()
    #expect((report["curve"] as? [String: Any])?["bankroll"] as? Double == 1000)
    #expect(try tool.run("paper", "report").output.contains("Bankroll 1000.00 of 1000.00 at the start"))
    #expect(try tool.run("paper", "list").output == "No bet was placed yet.\n")
    try placeUnproven(file)
  }

  /// The proof alone is waived; what is placed so is marked wherever it is shown.
  private func placeUnproven(_ file: URL) throws {
    let arguments = ["paper", "place", "--lines", file.path, "--at", "\(night)T12:00:00Z"]
    let waived = try tool.run(arguments + ["--unproven", "--json"])
    #expect(waived.code == 0)
    let json = try waived.json()
    let placed = try #require(json["placed"] as? [[String: Any]])
    #expect(placed.allSatisfy { $0["isUnproven"] as? Bool == true && $0["book"] as? String == "somebook" })
    let analysis = try #require(json["analysis"] as? [String: Any])
    let refusals = try #require(analysis["refusals"] as? [String: Int])
    #expect(refusals["notProven"] == nil && refusals["fixedPayout"] != nil)
    #expect((analysis["counts"] as? [String: Int])?["recommended"] == placed.count)
    let listed = try #require(try tool.run("paper", "list", "--json").json()["bets"] as? [[String: Any]])
    #expect(listed.count == placed.count)
    let csv = place("paper.csv")
    let list = try tool.run("paper", "list", "--to", csv.path)
    #expect(list.code == 0)
    let rows = try String(contentsOf: csv, encoding: .utf8).split(separator: "\n")
    #expect(rows.count == placed.count + 1 && rows[0].hasPrefix("id,gameDate,gameId,personId,player,market,line,side,"))
    let report = try tool.run("paper", "report", "--json").json()
    #expect((report["all"] as? [String: Any])?["bets"] as? Int == placed.count)
    guard !placed.isEmpty else { return }
    #expect((report["unproven"] as? [String: Any])?["bets"] as? Int == placed.count)
    #expect(list.output.contains("\(placed.count) bets: \(placed.count) open, 0 won, "))
    #expect(try tool.run("paper", "report").output.contains("\nOf them \(placed.count) on markets not proven: "))
  }
}
