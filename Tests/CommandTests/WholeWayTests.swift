import Foundation
import Testing

/// From an empty folder to forecasts of the next night, through the built command, on a league of four teams.
@Suite(.enabled(if: Requirements.areMet, Requirements.absence))
struct WholeWayTests {
  @Test func theWholeWay() async throws {
    let folder = try TemporaryFolder()
    let tool = Tool(workspace: folder.url)
    try simulate(tool)
    try trainAllButOne(tool)
    try refuseTheMetaLearner(tool)
    try trainTheLastOne(tool)
    try trainNothingTheSecondTime(tool)
    try leaveOneOut(tool)
    try meta(tool)
    try backtest(tool)
    try promote(tool)
    let night = try predict(tool)
    try LinesWay(tool: tool, night: night).run()
    try await ServeWay(tool: tool, night: night).run()
    try BundleWay(tool: tool).run()
    try collect(tool)
    try noticeDamage(tool)
  }

  private func simulate(_ tool: Tool) throws {
    let report = try tool.run("data", "simulate", "--seasons", "1947-2026", "--seed", "7", "--scale", "tiny", "--json")
    #expect(report.code == 0)
    let json = try report.json()
    #expect((json["playerGames"] as? Int ?? 0) > 20_000)
    #expect(json["nextNight"] as? String != nil)
    #expect(try tool.run("data", "check").code == 0)
    let built = try tool.run("features", "build")
    #expect(built.code == 0)
    #expect(built.output.hasPrefix("simulated: "))
    #expect(try tool.run("features", "build").output.hasSuffix("up to date\n"))
    // The name says how the file is written.
    let rows = tool.workspace.appendingPathComponent("rows.CSV")
    #expect(try tool.run("features", "build", "--seasons", "2025", "--out", rows.path).code == 0)
    #expect(try String(contentsOf: rows, encoding: .utf8).hasPrefix("gameId,personId,gameDate,season,"))
  }

  private func trainAllButOne(_ tool: Tool) throws {
    let outcome = try tool.run("windows", "train", "--missing", "--except", "2022-2024", "--json")
    #expect(outcome.code == 0)
    let windows = try #require(try outcome.json()["windows"] as? [[String: Any]])
    #expect(windows.count == 26)
    #expect(windows.allSatisfy { $0["outcome"] as? String == "trained" })
    // Away from a terminal: a plain line for each window, no escape sequences.
    #expect(!outcome.log.contains("\u{1B}"))
    #expect(outcome.log.split(separator: "\n").count { $0.contains(" rows, ") } == 26)
  }

  private func refuseTheMetaLearner(_ tool: Tool) throws {
    let outcome = try tool.run("meta", "train")
    #expect(outcome.code == 77)
    #expect(outcome.output == "")
    #expect(
      outcome.log == """
        error: 26 of 27 windows are trained and a meta-learner needs all of them; missing: 2022-2024
          expected: all 27 windows of the manifest trained
          do:       fullcourt windows train --only 2022-2024
          check:    windows.missing (77)
        'meta train' was refused: 1 of 16 checks failed. Nothing was started and nothing was spent.

        """)
    let list = try tool.run("windows", "list", "--json")
    #expect(list.code == 77)
    #expect(try list.json()["complete"] as? Bool == false)
    let plan = try tool.run("plan", "--json").json()
    let steps = try #require(plan["steps"] as? [[String: Any]])
    let open = steps.filter { $0["state"] as? String != "done" }
    #expect(
      open.map { $0["step"] as? String } == [
        "windows train --only 2022-2024", "registry verify", "meta train", "backtest --seasons 2025 --prepare",
        "bundle export",
      ])
    #expect(plan["ready"] as? Bool == true)
    #expect((open[0]["seconds"] as? Double ?? 0) > 0)
    #expect(open.dropFirst().allSatisfy { $0["refusal"] as? String == "1 of 27 windows are not trained: 2022-2024" })
    try handOver(tool)
  }

  /// The old hand-over: 26 windows are done, 8.00 are left, and what is to be done costs 4.40, 2.20 and 1.50.
  private func handOver(_ tool: Tool) throws {
    let set = ["budget", "set", "--cycle-start", "2026-12-01", "--limit", "8", "--machine", "A10G=1.10"]
    #expect(try tool.run(set).code == 0)
    let assumed = ["plan", "--machine", "A10G", "--assume", "window=4.40,meta=2.20,backtest=1.50"]
    let plan = try tool.run(assumed + ["--json"]).json()
    let steps = try #require(plan["steps"] as? [[String: Any]])
    let priced = steps.filter { $0["cost"] as? Double != 0 }
    #expect(
      priced.map { $0["step"] as? String } == [
        "windows train --only 2022-2024", "meta train", "backtest --seasons 2025 --prepare",
      ])
    #expect(priced.map { $0["cost"] as? Double } == [4.4, 2.2, 1.5])
    #expect(priced.map { $0["affordable"] as? Bool } == [true, true, false])
    let reset = try #require((plan["budget"] as? [String: Any])?["reset"] as? String)
    #expect(
      priced[2]["refusal"] as? String
        == "the budget does not allow 1.50 on A10G after the steps before it: 0.10 short, 8.00 is left of this cycle; the "
        + "budget resets on \(reset)")
    #expect(plan["ready"] as? Bool == true)
    let page = try tool.run(assumed).output
    #expect(page.contains("\nrefused now: backtest --seasons 2025 --prepare: the budget does not allow 1.50 on A10G"))
    #expect(page.hasSuffix("\nNext: fullcourt windows train --only 2022-2024 --machine A10G\n"))

    // What is too dear is not what comes next.
    let dear = try tool.run("plan", "--machine", "A10G", "--assume", "window=8.50,meta=2.20,backtest=1.50").output
    #expect(
      dear.contains(
        "\nrefused now: windows train --only 2022-2024: the budget does not allow 8.50 on A10G: 0.50 short, 8.00 is left of "
          + "this cycle; the budget resets on \(reset)\n"))
    #expect(
      dear.hasSuffix("\nNext: fullcourt budget set --limit AMOUNT, or wait for \(reset), when the budget resets\n"))

    // The same from this workspace's own estimates: the price of an hour is such that a window costs more than there is.
    #expect(try tool.run("budget", "set", "--limit", "0.01", "--machine", "box=100:cpu").code == 0)
    let refused = try tool.run("windows", "train", "--only", "2022-2024", "--machine", "box")
    #expect(refused.code == 79)
    #expect(refused.output == "")
    #expect(refused.log.hasPrefix("error: windows train on box may take "))
    #expect(refused.log.contains(" short, 0.01 is left of this cycle; the budget resets on \(reset)\n"))
    #expect(
      refused.log.hasSuffix(
        """
          do:       fullcourt budget set --limit AMOUNT
          check:    budget (79)
        'windows train' was refused: 1 of 11 checks failed. Nothing was started and nothing was spent.

        """))
    // A budget whose hours are used up holds for the machine without a price as well.
    #expect(try tool.run("budget", "set", "--limit", "8", "--hours", "0.0001").code == 0)
    let hours = try tool.run("windows", "train", "--only", "2022-2024")
    #expect(hours.code == 79)
    #expect(hours.log.contains("\n  do:       fullcourt budget set --hours HOURS\n"))
    #expect(
      try tool.run("plan").output.hasSuffix(
        "\nNext: fullcourt budget set --hours HOURS, or wait for \(reset), when the budget resets\n"))
    #expect(try tool.run("budget", "set", "--hours", "none", "--machine", "box=0.01:cpu").code == 0)
  }

  private func trainTheLastOne(_ tool: Tool) throws {
    let trained = try tool.run("windows", "train", "--only", "2022-2024", "--machine", "box")
    #expect(trained.code == 0)
    #expect(trained.log.contains(" spent, 7.99 left]\n"))
    try charged(tool)
    let list = try tool.run("windows", "list", "--json")
    #expect(list.code == 0)
    let json = try list.json()
    #expect(json["complete"] as? Bool == true)
    let windows = try #require(json["windows"] as? [[String: Any]])
    func state(_ id: String, _ stat: String) -> String? {
      let stats = windows.first { $0["id"] as? String == id }?["stats"] as? [String: [String: Any]]
      return stats?[stat]?["state"] as? String
    }
    #expect(state("1947-1949", "rebounds") == "abstains")
    #expect(state("1947-1949", "points") == "trained")
    #expect(state("1977-1979", "threes") == "abstains")
    #expect(state("1980-1982", "threes") == "trained")
    let table = try tool.run("windows", "list").output
    #expect(table.contains("\n27 of 27 trained. Errors: MAE on each window's own last dates, real units.\n"))
    // One was trained on a machine with a price, the others at no cost; where no network was tried there is no figure of one.
    let lines = table.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 120 })
    #expect(lines.filter { $0.contains("  <0.01  ") }.map { $0.prefix(9) } == ["2022-2024"])
    #expect(lines.count { $0.contains("   0.00  ") } == 26)
  }

  /// What the window used stands in the ledger, once.
  private func charged(_ tool: Tool) throws {
    let ledger = try tool.run("budget", "ledger", "--json")
    #expect(ledger.code == 0)
    let entries = try #require(try ledger.json()["entries"] as? [[String: Any]])
    let own = entries.filter { $0["step"] as? String == "window 2022-2024" }
    #expect(own.map { $0["kind"] as? String } == ["reserve", "settle"])
    #expect(own.map { $0["machine"] as? String } == ["box", "box"])
    let (reserved, spent) = (own[0]["money"] as? Double ?? 0, own[1]["money"] as? Double ?? 0)
    #expect(0 < spent && spent < 0.01 && reserved > 0)
    let show = try tool.run("budget", "show", "--json").json()
    #expect(show["spent"] as? Double == spent && show["reserved"] as? Double == 0)
    // 26 windows on the machine without a price: hours and no money.
    #expect(entries.count { $0["machine"] as? String == "local" && $0["kind"] as? String == "settle" } >= 26)
    #expect((show["hoursUsed"] as? Double ?? 0) > 0)
  }

  private func trainNothingTheSecondTime(_ tool: Tool) throws {
    let again = try tool.run("windows", "train", "--missing", "--json")
    #expect(again.code == 0)
    let windows = try #require(try again.json()["windows"] as? [[String: Any]])
    #expect(windows.allSatisfy { $0["outcome"] as? String == "alreadyTrained" })
  }

  /// A window that is gone is named, and training it again touches no other one.
  private func leaveOneOut(_ tool: Tool) throws {
    let before = try windowFiles(tool)
    #expect(Set(before.keys.map { $0.prefix(9) }).count == 27)
    try FileManager.default.removeItem(at: tool.workspace.appendingPathComponent("windows/2022-2024"))
    let refused = try tool.run("meta", "train")
    #expect(refused.code == 77)
    #expect(refused.output == "")
    #expect(
      refused.log == """
        error: 26 of 27 windows are trained and a meta-learner needs all of them; missing: 2022-2024
          expected: all 27 windows of the manifest trained
          do:       fullcourt windows train --only 2022-2024
          check:    windows.missing (77)
        'meta train' was refused: 1 of 16 checks failed. Nothing was started and nothing was spent.

        """)
    #expect(try tool.run("windows", "train", "--only", "2022-2024").code == 0)
    let after = try windowFiles(tool)
    // run.json holds the seconds of the training.
    #expect(before.filter { $0.key != "2022-2024/run.json" } == after.filter { $0.key != "2022-2024/run.json" })
  }

  /// The bytes of every window's files, by path.
  private func windowFiles(_ tool: Tool) throws -> [String: Data] {
    let folder = tool.workspace.appendingPathComponent("windows")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    var files: [String: Data] = [:]
    for path in paths {
      let url = folder.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      files[path] = try Data(contentsOf: url)
    }
    return files
  }

  private func promote(_ tool: Tool) throws {
    let none = try tool.run("meta", "rollback")
    #expect(none.code == 77)
    #expect(
      none.log == """
        error: no champion was promoted (simulated-blind): there is nothing to go back to. 'fullcourt meta promote' makes \
        the first one.

        """)
    let file = tool.workspace.appendingPathComponent("strict.yaml")
    try """
    experiment: {name: strict}
    feature_flags: {residual_correction: true, player_embeddings: true, temporal_memory: true}
    acceptance_criteria: {min_mae_improvement_pct: 99}
    components:
      player_embeddings: {min_games_for_embedding: 3, player_id_col: playerName}
    """.write(to: file, atomically: true, encoding: .utf8)
    let missed = try tool.run("meta", "promote", "--config", file.path)
    #expect(missed.code == 77)
    #expect(missed.output == "")
    #expect(missed.log.hasPrefix("error: 'strict' was not promoted: its error is "))
    #expect(missed.log.contains(" % are asked for (min_mae_improvement_pct): "))
    #expect(missed.log.contains("Mean change in error against 'equalWindows': "))
    let history = try tool.run("registry", "history", "--json").json()
    let experiments = try #require(history["experiments"] as? [[String: Any]])
    #expect(
      experiments.map { $0["kind"] as? String }
        == ["meta promote", "backtest", "backtest", "meta train", "meta train"])
    #expect(experiments[0]["state"] as? String == "failed")
    let keys: Set = ["configuration", "seeds", "dataHash", "schemaHash", "metrics", "seasons", "at", "seconds"]
    #expect(experiments.allSatisfy { keys.isSubset(of: $0.keys) })
    #expect((experiments[3]["configuration"] as? [String: Any])?["feature_flags"] != nil)
    #expect((history["looks"] as? [String: Int])?["2025"] == 2)
    let table = try tool.run("registry", "history")
    #expect(table.output.contains("meta train") && table.output.contains("Looks at the outcomes of seasons: 2025: 2."))
  }

  private func meta(_ tool: Tool) throws {
    let outcome = try tool.run("meta", "train", "--json")
    #expect(outcome.code == 0)
    let json = try outcome.json()
    #expect(json["cutOff"] as? Int == 2026)
    #expect((json["windows"] as? [String])?.count == 27)
    #expect(json["alreadyTrained"] as? Bool == false)
    #expect(try tool.run("meta", "train", "--json").json()["alreadyTrained"] as? Bool == true)
    let lineup = try tool.run("meta", "train", "--variant", "lineup", "--json").json()
    #expect(lineup["variant"] as? String == "lineup" && lineup["alreadyTrained"] as? Bool == false)
  }

  /// The rows that a backtest writes are those its figures are of.
  private func scored(_ file: URL, _ results: [[String: Any]]) throws {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      $0.components(separatedBy: ",")
    }
    #expect(lines.allSatisfy { $0.count == lines[0].count })
    func column(_ name: String) throws -> Int { try #require(lines[0].firstIndex(of: name)) }
    for (model, stat) in [("v4", "points"), ("booster10", "threes"), ("ewma6", "rebounds")] {
      let (came, said) = (try column(stat), try column("\(stat)_\(model)_median"))
      for pool in ["A", "B"] {
        let place = try column("pool")
        let chosen = lines.dropFirst().filter { pool == "B" || $0[place] == "A" }
        let error = chosen.reduce(0.0) { $0 + abs(Double($1[came])! - Double($1[said])!) } / Double(chosen.count)
        let figure = try #require(
          results.first {
            $0["model"] as? String == model && $0["stat"] as? String == stat && $0["pool"] as? String == pool
          })
        #expect(figure["n"] as? Int == chosen.count)
        #expect(abs(error - (figure["mae"] as? Double ?? .nan)) < 1e-9)
      }
    }
  }

  private func backtest(_ tool: Tool) throws {
    let refused = try tool.run("backtest", "--seasons", "2025")
    #expect(refused.code == 77)
    #expect(refused.log.contains("the meta-learner of season 2025"))
    #expect(refused.log.hasSuffix("Train them: fullcourt backtest --seasons 2025 --prepare\n"))

    let outcome = try tool.run("backtest", "--seasons", "2025", "--prepare", "--json")
    #expect(outcome.code == 0)
    let json = try outcome.json()
    #expect(json["variant"] as? String == "blind")
    #expect(json["seasons"] as? [Int] == [2025])
    let results = try #require(json["results"] as? [[String: Any]])
    let models = Set(results.compactMap { $0["model"] as? String })
    #expect(
      models == [
        "v4", "stack", "bestWindow", "equalWindows", "booster10", "ewma6", "last5", "last10", "seasonMean",
        "rateTimesMinutes",
      ])
    #expect(results.count == models.count * 4 * 2)
    let keys: Set = [
      "season", "model", "stat", "pool", "n", "mae", "rmse", "bias", "maeInt", "crps", "coverage80", "pinball",
    ]
    #expect(results.allSatisfy { keys.isSubset(of: $0.keys) })
    #expect((json["comparisons"] as? [[String: Any]])?.isEmpty == false)
    #expect((json["cohorts"] as? [[String: Any]])?.isEmpty == false)

    let calibration = try #require(json["calibration"] as? [[String: Any]])
    #expect(calibration.contains { ($0["transform"] as? [Double])?.count == 10 && $0["reliability"] is [String: Any] })
    #expect((json["models"] as? [[String: Any]])?.first?["configuration"] as? String == "v4_full")

    let page = tool.workspace.appendingPathComponent("report.html")
    let rows = tool.workspace.appendingPathComponent("rows.csv")
    let again = try tool.run("backtest", "--seasons", "2025", "--html", page.path, "--predictions", rows.path)
    #expect(again.code == 0)
    #expect(again.output.contains("SIMULATED LEAGUE"))
    #expect(again.output.contains("Looks at this season in this workspace: 2."))
    #expect(again.output.contains("Looks in this workspace, this one included: season 2025: look 2."))
    let html = try String(contentsOf: page, encoding: .utf8)
    #expect(
      html.hasPrefix("<!doctype html>") && html.contains("Simulated league") && html.contains("What is not proven"))
    try scored(rows, results)
  }

  /// - Returns: The next night.
  private func predict(_ tool: Tool) throws -> String {
    let nextNight = try #require(
      try tool.run("data", "simulate", "--seasons", "1947-2026", "--seed", "7", "--scale", "tiny", "--json")
        .json()["nextNight"] as? String)
    let json = try tool.run("predict", "--date", nextNight, "--json").json()
    #expect(json["bundle"] is NSNull)
    #expect(json["simulated"] as? Bool == true)
    #expect(json["champion"] is NSNull && json["configuration"] as? String == "v4_full")
    #expect(
      (json["notes"] as? [String])?.last
        == "No champion was promoted: the newest generation is used, of configuration 'v4_full'. 'fullcourt meta promote' "
        + "makes a champion of one that a backtest proved.")
    let forecasts = try #require(json["forecasts"] as? [[String: Any]])
    #expect(!forecasts.isEmpty)
    let keys: Set = ["personId", "player", "gameId", "gameDate", "team", "opponent", "stats"]
    #expect(forecasts.allSatisfy { keys.isSubset(of: $0.keys) })
    let points = try #require((forecasts[0]["stats"] as? [String: [String: Any]])?["points"])
    #expect(Set(points.keys) == ["mean", "median", "q10", "q90", "sigma"])

    let person = try #require(forecasts[0]["personId"] as? Int)
    let alike = try tool.run("players", "similar", "\(person)", "--min-games", "0", "--top", "5", "--json").json()
    #expect((alike["player"] as? [String: Any])?["personId"] as? Int == person)
    let similar = try #require(alike["similar"] as? [[String: Any]]).compactMap { $0["similarity"] as? Double }
    #expect(similar.count == 5 && similar == similar.sorted(by: >) && similar[0] <= 1)
    let nobody = try tool.run("players", "similar", "Nobody At All")
    #expect(nobody.code == 66)
    #expect(nobody.log.hasPrefix("error: nobody is called 'Nobody At All'; expected a player's full name"))

    try explain(tool, person, nextNight, points)

    let csv = try tool.run("predict", "--date", nextNight, "--format", "csv")
    #expect(csv.output.split(separator: "\n").count == forecasts.count + 1)
    #expect(csv.output.hasPrefix("gameDate,gameId,personId,player,team,opponent,home,participation,points_mean,"))

    let nothing = try tool.run("predict", "--date", "2025-08-01")
    #expect(nothing.code == 66)
    #expect(nothing.log.hasPrefix("error: no games on 2025-08-01: the last day with games before it is 2025-0"))
    #expect(nothing.log.contains(", and the next one is 2026-"))
    let next = try tool.run("predict", "--json").json()
    #expect((next["forecasts"] as? [Any])?.count == forecasts.count)
    #expect(
      (next["notes"] as? [String])?.last
        == "No day was named: these are the games of \(nextNight), the next ones that are scheduled.")
    return nextNight
  }

  private func explain(_ tool: Tool, _ person: Int, _ night: String, _ points: [String: Any]) throws {
    let page = tool.workspace.appendingPathComponent("why.html")
    let ask = ["explain", "--player", "\(person)", "--date", night]
    let json = try tool.run(ask + ["--html", page.path, "--json"]).json()
    let told = try #require((json["stats"] as? [String: [String: Any]])?["points"])
    for key in ["median", "mean", "q10", "q90", "sigma"] {
      #expect(told[key] as? Double == points[key] as? Double)
    }
    let steps = try #require(told["steps"] as? [[String: Any]])
    #expect(steps.last?["value"] as? Double == points["median"] as? Double)
    #expect(try String(contentsOf: page, encoding: .utf8).contains("Who is most like him"))
    let text = try tool.run(ask + ["--stat", "points"])
    #expect(text.code == 0 && text.output.contains("\nwhat moved the blend "))
    #expect(text.output.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy { $0.count <= 120 })
    #expect(!text.output.contains("\nrebounds: "))
    let nobody = try tool.run("explain", "--player", "Nobody At All", "--date", night)
    #expect(nobody.code == 66)
    #expect(nobody.log.hasPrefix("error: nobody is called 'Nobody At All'; expected a player's full name"))
    #expect(try tool.run(ask + ["--stat", "fouls"]).code == 64)
  }

  private func collect(_ tool: Tool) throws {
    let staged = tool.workspace.appendingPathComponent("staging/window-2001-2003-0123456789abcdef")
    try FileManager.default.createDirectory(at: staged, withIntermediateDirectories: true)
    try Data(count: 100_000).write(to: staged.appendingPathComponent("points.median.txt"))
    let look = try tool.run("registry", "gc", "--dry-run")
    #expect(look.code == 0)
    #expect(
      look.output.contains("staging/window-2001-2003-0123456789abcdef: work that cannot be gone on with, 0.1 MB\n"))
    #expect(look.output.hasSuffix(": nothing was removed.\n") && FileManager.default.fileExists(atPath: staged.path))
    let json = try tool.run("registry", "gc", "--json").json()
    #expect((json["bytes"] as? Int ?? 0) >= 100_000 && json["dryRun"] as? Bool == false)
    #expect(!FileManager.default.fileExists(atPath: staged.path))
    #expect(try tool.run("registry", "gc").output == "Nothing to remove.\n")
    #expect(try tool.run("windows", "list").code == 0)
  }

  private func noticeDamage(_ tool: Tool) throws {
    #expect(try tool.run("registry", "verify").code == 0)
    let file = tool.workspace.appendingPathComponent("windows/1962-1964/points.median.txt")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    #expect(try tool.run("registry", "verify").code == 76)
    let list = try tool.run("windows", "list", "--json")
    #expect(list.code == 76)
    let windows = try #require(try list.json()["windows"] as? [[String: Any]])
    #expect(windows.filter { $0["state"] as? String == "corrupt" }.map { $0["id"] as? String } == ["1962-1964"])
    let refused = try tool.run("meta", "train")
    #expect(refused.code == 76)
    #expect(
      refused.log == """
        error: 26 of 27 windows are trained and a meta-learner needs all of them; corrupt: 1962-1964
          expected: every file as it was committed
          do:       fullcourt windows train --only 1962-1964
          check:    windows.corrupt (76)
        'meta train' was refused: 1 of 16 checks failed. Nothing was started and nothing was spent.

        """)
    // The plan offers to train just that one again.
    let plan = try tool.run("plan", "--json").json()
    let steps = try #require(plan["steps"] as? [[String: Any]])
    let open = steps.filter {
      ($0["step"] as? String)?.hasPrefix("windows") == true && $0["state"] as? String != "done"
    }
    #expect(open.map { $0["step"] as? String } == ["windows train --only 1962-1964"])
    #expect(open.map { $0["state"] as? String } == ["corrupt"])
    #expect(try tool.run("plan").output.hasSuffix("\nNext: fullcourt windows train --only 1962-1964\n"))
    #expect(try tool.run("windows", "train", "--missing").code == 0)
    #expect(try tool.run("windows", "list").code == 0)
  }
}
