import ArgumentParser
import Features
import Pipeline

struct MetaRollbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "Put the champion before this one in force again.",
    discussion: """
      At once, without training: the models of both stay where they are. Refused (77)
      where there is no champion, or none before him.

      Example:
        fullcourt meta rollback
      """)

  @Option(help: ArgumentHelp("Blind and lineup have a champion each.", valueName: "blind|lineup"))
  var variant: FeatureVariant = .blind

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(looks: true)
    let report = try Promotion(session, tool: common.spelled).rollBack(variant: variant)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }
}
