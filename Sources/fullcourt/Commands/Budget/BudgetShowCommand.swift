import ArgumentParser
import Pipeline

struct BudgetShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what was spent in this cycle, what is set aside, and what is left.",
    discussion: """
      Example:
        fullcourt budget show
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(looks: true)
    let report = try BudgetDesk(session).show()
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }
}
