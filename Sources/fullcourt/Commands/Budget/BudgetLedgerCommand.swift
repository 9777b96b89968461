import ArgumentParser
import NativeLibraries
import Pipeline

struct BudgetLedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "List every line of the ledger, and check that it is what was written.",
    discussion: """
      Lines are added and never changed; each holds the hash of the line before. What
      was changed, taken out or cut off is named, and the command ends with 76. On a
      damaged ledger nothing is spent until a person has looked at it:
      --accept-damage writes the damage down and goes on from the lines as they
      stand.

      Examples:
        fullcourt budget ledger
        fullcourt budget ledger --json
      """)

  @Flag(name: .customLong("accept-damage"), help: "Go on from the lines as they stand; the damage stays on record.")
  var acceptDamage = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(looks: true)
    try session.requireRegistry()
    let report = try BudgetDesk(session).ledger(acceptingDamage: acceptDamage)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(LedgerTable.text(report))
    }
    if !report.problems.isEmpty { throw Finished(code: .corrupt) }
  }
}
