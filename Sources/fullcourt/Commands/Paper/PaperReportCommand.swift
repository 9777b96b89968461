import ArgumentParser
import Pipeline

struct PaperReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "How the paper bets did: return, closing-line value, calibration, drawdown.",
    discussion: """
      Examples:
        fullcourt paper report
        fullcourt paper report --json
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(looks: true)
    let report = try PaperDesk(session).report()
    if common.json { return try JSONOutput.print(report) }
    Console.result(PaperTables.report(report))
  }
}
