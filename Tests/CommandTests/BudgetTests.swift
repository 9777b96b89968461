import Foundation
import Testing

/// Money through the built command: set, shown, refused, written down.
@Suite struct BudgetTests {
  private func tool(_ folder: TemporaryFolder) -> Tool { Tool(workspace: folder.url) }

  @Test func aBudgetIsSetAndShown() throws {
    let folder = try TemporaryFolder()
    let tool = tool(folder)
    let set = try tool.run("budget", "set", "--cycle-start", "2026-12-01", "--limit", "8", "--machine", "A10G=1.10")
    #expect(set.code == 0 && set.log == "")
    let lines = set.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("Cycle ") && lines[0].contains(" (UTC, the last day not included); today is "))
    #expect(lines[1].hasPrefix("Money: 8.00 a cycle; 0.00 spent, 0.00 set aside, 8.00 left until "))
    #expect(
      Array(lines[2...]) == [
        "Hours of machines without a price: no limit; 0.0 s used.", "Machine A10G: 1.10 an hour, paid for its GPU",
        "Machine local: no price",
      ])
    // What is not named stays.
    let more = try tool.run("budget", "set", "--hours", "1.5", "--machine", "box=0.40:cpu", "--json").json()
    #expect(more["limit"] as? Double == 8 && more["left"] as? Double == 8 && more["spent"] as? Double == 0)
    #expect(more["hours"] as? Double == 1.5 && more["hoursLeft"] as? Double == 1.5)
    let machines = try #require(more["machines"] as? [[String: Any]])
    #expect(machines.map { $0["name"] as? String } == ["A10G", "box", "local"])
    #expect(machines.map { $0["gpu"] as? Bool } == [true, false, false])
    #expect(machines[0]["pricePerHour"] as? Double == 1.1)
    #expect(try tool.run("budget", "show").output == tool.run("budget", "set", "--hours", "1.5").output)
    #expect(try tool.run("budget", "set", "--hours", "none", "--json").json()["hours"] is NSNull)
  }

  @Test func theLedgerListsEveryLineAndNamesDamage() throws {
    let folder = try TemporaryFolder()
    let tool = tool(folder)
    for limit in ["8", "9", "10"] {
      try tool.run("budget", "set", "--cycle-start", "2026-12-01", "--limit", limit)
    }
    let json = try tool.run("budget", "ledger", "--json").json()
    #expect(json["intact"] as? Bool == true)
    let entries = try #require(json["entries"] as? [[String: Any]])
    #expect(entries.map { $0["kind"] as? String } == ["budget", "budget", "budget"])
    #expect(
      Set(entries[0].keys) == [
        "number", "at", "kind", "step", "reservation", "cycle", "machine", "pricePerHour", "milliseconds", "money",
        "note",
        "previous", "hash",
      ])
    #expect(entries[2]["previous"] as? String == entries[1]["hash"] as? String)

    // Somebody raises the second limit in the file itself.
    let file = folder.url.appendingPathComponent("registry.sqlite")
    try flip("\"limit\":9", "\"limit\":7", in: file, tool)
    let damaged = try tool.run("budget", "ledger")
    #expect(damaged.code == 76)
    #expect(damaged.output.hasSuffix("\nDAMAGE: line 2 (budget) was changed\n"))
    let refused = try tool.run("budget", "set", "--limit", "11")
    #expect(refused.code == 76)
    #expect(
      refused.log == """
        error: the ledger is not what was written: line 2 (budget) was changed. Nothing is spent on top of it. Look at it \
        with 'fullcourt budget ledger'; go on from its lines as they stand: fullcourt budget ledger --accept-damage

        """)
    let accepted = try tool.run("budget", "ledger", "--accept-damage")
    #expect(accepted.code == 0)
    #expect(accepted.output.hasSuffix("4 lines.\naccepted damage: line 2 (budget) was changed\n"))
    #expect(try tool.run("budget", "set", "--limit", "11").code == 0)
  }

  /// Changes bytes of the database's file, once it is all in that one file.
  private func flip(_ old: String, _ new: String, in file: URL, _ tool: Tool) throws {
    var data = try Data(contentsOf: file)
    // The last connection that closes moves the write-ahead log into the file.
    let range = try #require(data.range(of: Data(old.utf8)))
    data.replaceSubrange(range, with: Data(new.utf8))
    try data.write(to: file)
  }

  @Test func withoutABudgetNothingIsShown() throws {
    let folder = try TemporaryFolder()
    let outcome = try tool(folder).run("budget", "show")
    #expect(outcome.code == 66)
    #expect(
      outcome.log == """
        error: no budget was set: nothing is limited, and steps run on 'local'. Set one: fullcourt budget set \
        --cycle-start 2026-12-01 --limit 8 --machine "A10G=1.10"

        """)
  }

  /// The example of the help, in a new workspace.
  @Test func aFirstBudgetHasCalendarMonths() throws {
    let folder = try TemporaryFolder()
    let tool = tool(folder)
    let set = try tool.run("budget", "set", "--hours", "20")
    #expect(set.code == 0)
    #expect(
      set.log.hasPrefix(
        "no --cycle-start was given: a cycle begins on the first day of a month, this one on "))
    #expect(set.log.hasSuffix("-01\n"))
    let first = set.log.dropLast().suffix(10)
    #expect(set.output.hasPrefix("Cycle \(first) to "))
    // Once there is a budget nothing is taken for granted any more.
    #expect(try tool.run("budget", "set", "--hours", "21").log == "")
  }

  @Test func limitsAndMachinesAreTakenAway() throws {
    let folder = try TemporaryFolder()
    let tool = tool(folder)
    let start = ["budget", "set", "--cycle-start", "2026-12-01"]
    #expect(try tool.run(start + ["--limit", "8", "--machine", "A10G=1.10", "--machine", "box=0.40:cpu"]).code == 0)
    let unlimited = try tool.run("budget", "set", "--limit", "none")
    #expect(unlimited.code == 0 && unlimited.log == "")
    #expect(unlimited.output.contains("\nMoney: no limit; 0.00 spent, 0.00 set aside.\n"))
    // Without a limit other things can be set, and another price has to be asked for in so many words.
    #expect(try tool.run("budget", "set", "--hours", "3").code == 0)
    #expect(try tool.run("budget", "set", "--machine", "H100=2.50").code == 64)
    #expect(try tool.run("budget", "set", "--machine", "H100=2.50", "--limit", "none").code == 0)
    let fewer = try tool.run("budget", "set", "--machine", "A10G=none", "--machine", "H100=none")
    #expect(fewer.code == 0)
    #expect(fewer.output.hasSuffix("\nMachine box: 0.40 an hour\nMachine local: no price\n"))
    let absent = try tool.run("budget", "set", "--machine", "A10G=none")
    #expect(absent.code == 64)
    #expect(
      absent.log == "error: --machine A10G=none: the budget has no machine 'A10G' to take away; it has box "
        + "('fullcourt budget show')\n")
    let plan = try tool.run("plan", "--machine", "A10G")
    #expect(plan.code == 79)
    #expect(plan.log.hasPrefix("error: machine 'A10G' has no price; known are box, local. "))
  }

  @Test func aBudgetHasToBeWhole() throws {
    let folder = try TemporaryFolder()
    let second = try tool(folder).run("budget", "set", "--cycle-start", "2026-12-01", "--machine", "A10G=1.10")
    #expect(second.code == 64)
    #expect(
      second.log
        == "error: machine 'A10G' has a price, and the budget no limit: fullcourt budget set --limit AMOUNT ..., or "
        + "--limit none\n")
  }

  @Test(arguments: [
    (
      ["--limit", "8,50"],
      "'8,50' is invalid for '--limit <amount>': expected an amount such as 8 or 12.50, with at most six decimal places, or none."
    ),
    (
      ["--limit", "1e3"],
      "'1e3' is invalid for '--limit <amount>': expected an amount such as 8 or 12.50, with at most six decimal places, or none."
    ),
    (["--hours", "x"], "'x' is invalid for '--hours <hours>': expected hours such as 20 or 1.5, or none."),
    (
      ["--machine", "A10G"],
      "'A10G' is invalid for '--machine <name=price>': expected a name and a price per hour, such as A10G=1.10 or box=0.40:cpu, or A10G=none."
    ),
    (
      ["--cycle-start", "2026-02-30"],
      "'2026-02-30' is invalid for '--cycle-start <date>': expected a day of the calendar as YYYY-MM-DD."
    ),
  ])
  func amountsAreReadStrictly(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try tool(folder).run(["budget", "set"] + arguments)
    #expect(outcome.code == 64)
    #expect(outcome.log.hasPrefix("error: The value \(message)\n"))
  }

  @Test func somethingHasToBeSet() throws {
    let folder = try TemporaryFolder()
    let outcome = try tool(folder).run("budget", "set")
    #expect(outcome.code == 64)
    #expect(outcome.log.hasPrefix("error: Set what? Expected --cycle-start, --limit, --hours or --machine.\n"))
  }

  @Test func aPlanForAMachineWithoutAPriceIsRefused() throws {
    let folder = try TemporaryFolder()
    let outcome = try tool(folder).run("plan", "--machine", "H100")
    #expect(outcome.code == 79)
    #expect(
      outcome.log == """
        error: machine 'H100' has no price; known are local. Give it one: fullcourt budget set --machine \
        "H100=PRICE_PER_HOUR"

        """)
    let wrong = try tool(folder).run("plan", "--assume", "windows=4")
    #expect(wrong.code == 64)
    #expect(
      wrong.log.hasPrefix(
        "error: The value 'windows=4' is invalid for '--assume <step=amount,...>': expected figures for features, window, "
          + "meta, backtest, each once, such as window=4.40,meta=2h,backtest=90min.\n"))
  }
}
