import Foundation
import Testing

/// A workspace that is not there: who only asks is told so, and nothing is made of the mistake.
@Suite struct MistypedWorkspaceTests {
  private let folder: TemporaryFolder
  private var mistyped: URL { folder.url.appendingPathComponent("no/such place") }

  init() throws { folder = try TemporaryFolder() }

  /// Named on the command line, so that all advice has to name it too.
  private func run(_ arguments: [String]) throws -> Tool.Outcome {
    try Tool(workspace: folder.url.appendingPathComponent("other")).run(
      ["--workspace", mistyped.path] + arguments)
  }

  private func expectNothingMade(_ arguments: [String]) throws {
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty, "\(arguments)")
  }

  @Test(arguments: [
    ["registry", "verify"], ["registry", "history"], ["registry", "gc"], ["registry", "gc", "--dry-run"],
    ["budget", "ledger"], ["budget", "ledger", "--accept-damage"],
  ])
  func whatOnlyARegistryHoldsIsNotThere(arguments: [String]) throws {
    let outcome = try run(arguments)
    #expect(outcome.code == 66)
    #expect(outcome.output == "")
    #expect(
      outcome.log == """
        error: \(mistyped.path) has no registry: nothing was trained there, and no budget was set. Bring games in with \
        'fullcourt --workspace '\(mistyped.path)' data import PATH', or simulate a league with 'fullcourt --workspace \
        '\(mistyped.path)' data simulate --seasons 1947-2026'; 'fullcourt --workspace '\(mistyped.path)' plan' shows what \
        comes next.

        """)
    try expectNothingMade(arguments)
  }

  @Test func withoutABudgetNothingIsLimited() throws {
    let outcome = try run(["budget", "show"])
    #expect(outcome.code == 66)
    #expect(
      outcome.log == """
        error: no budget was set: nothing is limited, and steps run on 'local'. Set one: fullcourt --workspace \
        '\(mistyped.path)' budget set --cycle-start 2026-12-01 --limit 8 --machine "A10G=1.10"

        """)
    try expectNothingMade(["budget", "show"])
  }

  @Test(arguments: [
    ["data", "check"], ["predict", "--date", "2025-03-14"], ["explain", "--player", "Nobody", "--date", "2025-03-14"],
    ["players", "similar", "Nobody"], ["audit", "leakage"], ["meta", "rollback"], ["bundle", "export"],
  ])
  func withoutGamesThereIsNothingToAsk(arguments: [String]) throws {
    let outcome = try run(arguments)
    #expect(outcome.code == 66)
    #expect(outcome.output == "")
    #expect(
      outcome.log == """
        error: \(mistyped.path) has no games. Bring some in with 'fullcourt --workspace '\(mistyped.path)' data import \
        PATH', or simulate a league with 'fullcourt --workspace '\(mistyped.path)' data simulate --seasons 1947-2026'.

        """)
    try expectNothingMade(arguments)
  }

  @Test func thePlanSaysWhatComesFirst() throws {
    let outcome = try run(["plan"])
    #expect(outcome.code == 0 && outcome.log == "")
    #expect(outcome.output.contains("\n2  data import PATH         ready "))
    let tool = "fullcourt --workspace '\(mistyped.path)'"
    #expect(
      outcome.output.hasSuffix(
        "\nrefused now: data import PATH: bring your files in with '\(tool) data import PATH', or simulate: '\(tool) data "
          + "simulate --seasons 1947-2026'\nStill to do: all of it; how long it takes is told once there are games.\nNext: "
          + "\(tool) data import PATH\n"))
    try expectNothingMade(["plan"])
  }

  @Test func allWindowsAreMissing() throws {
    let outcome = try run(["windows", "list"])
    #expect(outcome.code == 77 && outcome.log == "")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      Array(lines.prefix(3)) == [
        "window     state    data      rows  features  time  cost  size  networks  points  rebounds  assists  threes",
        String(repeating: "-", count: 107),
        "1947-1949  missing  no games     -         -     -     -     -         -       -         -        -       -",
      ])
    #expect(lines[30] == "0 of 27 trained. Errors: MAE on each window's own last dates, real units.")
    #expect(lines[31].hasPrefix("missing: 1947-1949, 1950-1952, "))
    try expectNothingMade(["windows", "list"])
  }

  /// Who looks at a workspace that has games and no models makes no registry in it.
  @Test func askingForAForecastMakesNoRegistry() throws {
    let league = Tool(workspace: folder.url.appendingPathComponent("a league"))
    let named = ["--workspace", league.workspace.path]
    let simulation = ["data", "simulate", "--seasons", "2024-2024", "--seed", "7", "--scale", "tiny"]
    #expect(try league.run(named + simulation).code == 0)
    // The day that the league played last.
    let (night, season) = ("2024-02-27", "2024")
    let tool = "fullcourt --workspace '\(league.workspace.path)'"

    let refused = try league.run(named + ["predict", "--date", night, "--variant", "lineup"])
    #expect(refused.code == 77)
    #expect(refused.output == "")
    #expect(
      refused.log == """
        error: no lineup meta-learner was trained without season \(season), which \(night) belongs to: none is trained yet. \
        Train the present one with '\(tool) meta train --variant lineup', or that of a past season with '\(tool) backtest \
        --seasons \(season) --variant lineup --prepare'.

        """)
    let alike = try league.run(named + ["players", "similar", "1"])
    #expect(alike.code == 77)
    #expect(
      alike.log == """
        error: no meta-learner is trained: train one with '\(tool) meta train'; '\(tool) plan' shows what it needs first.

        """)
    let bundle = try league.run(named + ["bundle", "export", "--variant", "lineup"])
    #expect(bundle.code == 77)
    #expect(
      bundle.log == """
        error: no meta-learner is trained (variant lineup): train one with '\(tool) meta train --variant lineup'; '\(tool) \
        plan' shows what it needs first.

        """)
    #expect(try league.run(named + ["plan"]).code == 0)
    #expect(try league.run(named + ["windows", "list"]).code == 77)
    #expect(!FileManager.default.fileExists(atPath: league.workspace.appendingPathComponent("registry.sqlite").path))
  }

  /// What has to make the folder and cannot says which one, why, and where else to go.
  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    let file = folder.url.appendingPathComponent("file")
    try Data("x".utf8).write(to: file)
    let outcome = try Tool(workspace: file.appendingPathComponent("inside")).run(
      "budget", "set", "--cycle-start", "2026-12-01", "--limit", "8")
    #expect(outcome.code == 73)
    #expect(
      outcome.log == """
        error: cannot make the folder \(file.path)/inside/data: Not a directory. Name another place with --workspace, or \
        correct the permissions, then run the command again.

        """)
  }
}
