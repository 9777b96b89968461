import ArgumentParser
import BoxScores
import Pipeline

struct DataSimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Make a synthetic league with the rules of each era, marked as simulated.",
    discussion: """
      Stands in for seasons whose box scores could not be had. Simulated games are
      kept apart from real ones, never mix with them in a model or a figure, and give
      way to real games of the same season. The same seed gives the same league.

      Examples:
        fullcourt data simulate --seasons 1947-1979 --seed 7
        fullcourt data simulate --seasons 1947-2026 --scale small
      """)

  @Option(help: ArgumentHelp("Seasons by their end years.", valueName: "a-b"), transform: ArgumentValues.seasons)
  var seasons: ClosedRange<Season>

  @Option(help: ArgumentHelp("What the league is drawn from.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("How large: as large as each season was, or a small or tiny league.", valueName: "size"))
  var scale: DataWork.Scale = .full

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session()
    let report = try DataWork(session).simulate(seasons: seasons, seed: seed, scale: scale)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }
}

extension DataWork.Scale: ExpressibleByArgument {}
