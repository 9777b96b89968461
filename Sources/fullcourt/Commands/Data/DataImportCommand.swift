import ArgumentParser
import Foundation
import Pipeline

struct DataImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read Kaggle PlayerStatistics files, validate them, and add them to the store.",
    discussion: """
      Reads .csv, .csv.gz, .zip and Parquet files, and folders of them. The import is
      atomic: a file that cannot be read leaves the store as it was. Rows that break
      a rule are quarantined, with file and line, and counted in the report.
      Importing the same file again changes nothing; a later file adds and corrects.

      Examples:
        fullcourt data import PlayerStatistics.csv
        fullcourt data import games/ --players Players.csv
        fullcourt data import --schedule schedule.csv --roster rosters.csv
      """)

  @Argument(help: "Files and folders with player statistics.")
  var path: [String] = []

  @Option(help: ArgumentHelp("Games still to be played.", valueName: "file"))
  var schedule: String?

  @Option(help: ArgumentHelp("Squads for the games still to be played.", valueName: "file"))
  var roster: String?

  @Option(help: ArgumentHelp("Who the players are: birthdate, height, position, draft.", valueName: "file"))
  var players: String?

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    if path.isEmpty, schedule == nil, roster == nil, players == nil {
      throw ValidationError("Nothing to import: expected files or folders, or --schedule, --roster or --players.")
    }
  }

  func run() throws {
    let session = try common.session(threads: threads.count)
    let files = DataWork.Files(
      statistics: path.map(Self.url), schedule: schedule.map(Self.url), roster: roster.map(Self.url),
      players: players.map(Self.url))
    let report = try DataWork(session).importFiles(files) { Console.note($0) }
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }

  private static func url(_ path: String) -> URL { URL(fileURLWithPath: path) }
}
