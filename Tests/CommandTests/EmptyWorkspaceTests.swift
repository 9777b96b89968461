import Foundation
import Testing

/// What each command says where there is nothing yet: never a crash, always what to do.
@Suite struct EmptyWorkspaceTests {
  @Test(arguments: [
    ["data", "check"], ["features", "build"], ["predict", "--date", "2025-03-14"], ["audit", "leakage"],
    ["predict"], ["predict", "--date", "tomorrow"],
    ["explain", "--player", "Nobody", "--date", "2025-03-14"],
    ["meta", "rollback"], ["players", "similar", "Nobody"], ["bundle", "export"],
  ])
  func withoutGamesThereIsNothingToDo(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let outcome = try Tool(workspace: folder.url).run(arguments)
    #expect(outcome.code == 66)
    #expect(outcome.output == "")
    #expect(
      outcome.log == """
        error: \(folder.url.path) has no games. Bring some in with 'fullcourt data import PATH', or simulate a league \
        with 'fullcourt data simulate --seasons 1947-2026'.

        """)
  }

  /// What is checked before work is begun says what is found, expected and to be done.
  @Test(arguments: [
    (["windows", "train", "--missing"], "windows train", 11), (["meta", "ablate"], "meta ablate", 12),
    (["meta", "promote"], "meta promote", 3),
    (["backtest", "--seasons", "2025", "--prepare"], "backtest --prepare", 12),
  ])
  func workIsRefusedBeforeItBegins(arguments: [String], subject: String, checks: Int) throws {
    let folder = try TemporaryFolder()
    let tool = Tool(workspace: folder.url)
    let outcome = try tool.run(arguments)
    #expect(outcome.code == 66)
    #expect(outcome.output == "")
    #expect(
      outcome.log == """
        error: \(folder.url.path) has no games
          expected: games of at least one season
          do:       fullcourt data import PATH, or simulate a league: fullcourt data simulate --seasons 1947-2026
          check:    data.coverage (66)
        '\(subject)' was refused: 1 of \(checks) checks failed. Nothing was started and nothing was spent.

        """)
    let refused = try tool.run(arguments + ["--json"])
    #expect(refused.code == 66)
    let json = try refused.json()
    #expect(json["passed"] as? Bool == false && json["exitCode"] as? Int == 66)
    let all = try #require(json["checks"] as? [[String: Any]])
    #expect(all.count == checks)
    #expect(all.filter { $0["passed"] as? Bool == false }.map { $0["code"] as? String } == ["data.coverage"])
  }

  @Test func all27WindowsAreMissing() throws {
    let folder = try TemporaryFolder()
    let outcome = try Tool(workspace: folder.url).run("windows", "list", "--json")
    #expect(outcome.code == 77)
    let json = try outcome.json()
    #expect(json["complete"] as? Bool == false)
    let windows = try #require(json["windows"] as? [[String: Any]])
    #expect(windows.count == 27)
    #expect(windows.allSatisfy { $0["state"] as? String == "missing" })
    #expect(windows.first?["id"] as? String == "1947-1949")
    #expect(
      Set(windows[0].keys).isSuperset(of: ["id", "state", "rows", "features", "bytes", "seconds", "cost", "stats"]))
  }

  /// Windows without games are one line, and so is what to do about them.
  @Test func aPlanNamesTheSeasonsThatAreNotThere() throws {
    let folder = try TemporaryFolder()
    let tool = Tool(workspace: folder.url)
    let empty = try tool.run("plan")
    #expect(empty.code == 0)
    #expect(
      empty.output.contains(
        "\nStill to do: all of it; how long it takes is told once there are games.\nNext: fullcourt "))
    let simulated = try tool.run("data", "simulate", "--seasons", "2013-2026", "--seed", "7", "--scale", "tiny")
    #expect(simulated.code == 0)
    #expect(try tool.run("features", "build").code == 0)
    let plan = try tool.run("plan")
    #expect(plan.output.contains("4  windows 1947-1949 to 2010-2012 (22)  no games "))
    #expect(plan.output.contains("5  windows 2013-2015 to 2025-2026 (5)   ready "))
    #expect(
      plan.output.hasSuffix(
        "\nNext: import games of seasons 1947-2012, or fullcourt data simulate --seasons 1947-2012\n"))
    #expect(
      plan.output.components(separatedBy: "\n").filter { $0.hasPrefix("refused now") } == [
        "refused now: windows 1947-1949 to 2010-2012 (22): no games of seasons 1947-2012: import them, or 'fullcourt data "
          + "simulate --seasons 1947-2012'"
      ])
  }

  /// Networks that were asked for by name are not left out in silence.
  @Test func networksThatAreAskedForNeedTorch() throws {
    let folder = try TemporaryFolder()
    let tool = Tool(workspace: folder.url)
    let simulated = try tool.run("data", "simulate", "--seasons", "2022-2024", "--seed", "7", "--scale", "tiny")
    #expect(simulated.code == 0)
    let outcome = try tool.run(
      ["windows", "train", "--only", "2022-2024", "--networks", "always"],
      environment: ["FULLCOURT_TORCH_LIBRARY": folder.url.appendingPathComponent("none.so").path])
    #expect(outcome.code == 69)
    #expect(outcome.log.hasPrefix("error: torch does not open: "))
    #expect(outcome.log.contains("\n  check:    library.torch (69)\n"))
    #expect(outcome.log.hasSuffix("Nothing was started and nothing was spent.\n"))
  }

  /// Everything that is wrong is said at once, the gravest first.
  @Test func aMetaLearnerIsRefusedBeforeAnyWork() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("wrong.yaml")
    try "experiment: {name: x}\nfeature_flag: {}\n".write(to: file, atomically: true, encoding: .utf8)
    let outcome = try Tool(workspace: folder.url.appendingPathComponent("w")).run("meta", "train")
    #expect(outcome.code == 77)
    #expect(
      outcome.log.hasPrefix(
        "error: 0 of 27 windows are trained and a meta-learner needs all of them; missing: 1947-1949, "))
    #expect(outcome.log.contains("\n  do:       fullcourt windows train --missing\n  check:    windows.missing (77)\n"))
    #expect(outcome.log.contains("\n  check:    data.coverage (66)\n"))
    #expect(outcome.log.hasSuffix("2 of 16 checks failed. Nothing was started and nothing was spent.\n"))
    let wrong = try Tool(workspace: folder.url.appendingPathComponent("w")).run("meta", "train", "--config", file.path)
    #expect(wrong.code == 78)
    #expect(wrong.log.contains("\n  check:    configuration (78)\nerror: 0 of 27 windows are trained"))
    #expect(wrong.log.hasSuffix("3 of 16 checks failed. Nothing was started and nothing was spent.\n"))
  }

  @Test func thePlanBeginsWithTheData() throws {
    let folder = try TemporaryFolder()
    let json = try Tool(workspace: folder.url).run("--json", "plan").json()
    #expect(json["ready"] as? Bool == false)
    let steps = try #require(json["steps"] as? [[String: Any]])
    #expect(
      steps.map { $0["step"] as? String } == [
        "check", "data import PATH", "features build", "windows train --missing", "registry verify", "meta train",
        "backtest --prepare", "bundle export",
      ])
    #expect(Set(steps[0].keys).isSuperset(of: ["step", "state", "seconds", "cost", "refusal"]))
  }

  @Test func theWorkspaceIsNamedBeforeOrAfterTheCommandOrByTheEnvironment() throws {
    let folder = try TemporaryFolder()
    let named = folder.url.appendingPathComponent("named").path
    let tool = Tool(workspace: folder.url.appendingPathComponent("environment"))
    for arguments in [
      ["--workspace", named, "data", "check"], ["data", "check", "--workspace", named],
      ["--workspace=\(named)", "data", "check"],
    ] {
      #expect(try tool.run(arguments).log.hasPrefix("error: \(named) has no games."))
    }
    #expect(try tool.run("data", "check").log.hasPrefix("error: \(tool.workspace.path) has no games."))
  }

  @Test func aBundleThatIsNotThereIsNamed() throws {
    let folder = try TemporaryFolder()
    let tool = Tool(workspace: folder.url)
    let file = folder.url.appendingPathComponent("nothing.tar").path
    for arguments in [["bundle", "verify", file], ["bundle", "import", file]] {
      let outcome = try tool.run(arguments)
      #expect(outcome.code == 66 && outcome.output == "")
      #expect(outcome.log.hasPrefix("error: \(file) is refused: it cannot be read: "))
    }
    try Data("no bundle, only words".utf8).write(to: URL(fileURLWithPath: file))
    #expect(try tool.run("bundle", "verify", file).code == 65)
  }

  /// A registry that somebody made on purpose and that holds nothing is sound, and says so.
  @Test func anEmptyRegistryIsAnEmptyRegistry() throws {
    let folder = try TemporaryFolder()
    let tool = Tool(workspace: folder.url)
    #expect(try tool.run("budget", "set", "--cycle-start", "2026-12-01", "--hours", "20").code == 0)
    let verified = try tool.run("registry", "verify", "--json")
    #expect(verified.code == 0)
    #expect(try verified.json()["sound"] as? Bool == true)
    #expect(try tool.run("registry", "gc").output == "Nothing to remove.\n")
    #expect(try tool.run("registry", "history").output == "Nothing was tried yet.\n")
    let json = try tool.run("registry", "history", "--json").json()
    #expect((json["experiments"] as? [Any])?.isEmpty == true && (json["champions"] as? [Any])?.isEmpty == true)
  }

  @Test func theCatalogueNeedsNoData() throws {
    let folder = try TemporaryFolder()
    let json = try Tool(workspace: folder.url).run("features", "list", "--json").json()
    let features = try #require(json["features"] as? [[String: Any]])
    #expect(features.count >= 150)
    #expect(
      features.allSatisfy {
        Set($0.keys).isSuperset(of: ["name", "group", "formula", "unit", "firstSeason", "source"])
      })
  }

  @Test func theDoctorNamesEveryLibrary() throws {
    let folder = try TemporaryFolder()
    let json = try Tool(workspace: folder.url).run("doctor", "--json").json()
    let names = (json["libraries"] as? [[String: Any]])?.compactMap { $0["title"] as? String }
    #expect(names == ["LightGBM", "DuckDB", "torch", "zlib"])
  }

  @Test func aMissingLibraryIsReportedWithTheOneCommandThatHelps() throws {
    let folder = try TemporaryFolder()
    let tool = Tool(workspace: folder.url)
    let nowhere = folder.url.appendingPathComponent("nothing.so").path
    let outcome = try tool.run(["doctor"], environment: ["FULLCOURT_LIGHTGBM_LIBRARY": nowhere])
    #expect(outcome.code == 69)
    #expect(outcome.output.contains("MISSING  LightGBM   run: make setup\n"))
  }
}
