import ArgumentParser
import BoxScores
import Pipeline

struct DataCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report the integrity of the store: coverage by season, and what each era lacks.",
    discussion: """
      Ends with 65 when a rule is broken, with 66 when there are no games at all.

      Example:
        fullcourt data check
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(looks: true)
    let report = try DataWork(session).check()
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
    if !report.isWhole { throw Finished(code: .dataInvalid) }
  }
}
