import Analyzer
import ArgumentParser
import Foundation
import Pipeline

struct PaperSettleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Settle paper bets from the box scores of the workspace.",
    discussion: """
      Over or under by the count, a push on the line, void when he did not play or
      the game was moved to another day. A bet is settled once: corrections of the
      box score afterwards are shown and change nothing. Lines taken later than the
      bets give the closing prices that they are measured by.

      Examples:
        fullcourt paper settle
        fullcourt paper settle --lines closing.csv
      """)

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Later quotes of the same numbers: closing prices.", valueName: "file"))
  var lines: [String] = []

  @Option(
    help: ArgumentHelp(
      "How prices are written (default: a CSV is American, a JSON file's prices tell).", valueName: "american|decimal"))
  var odds: Odds.Notation?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(looks: true)
    let files = try lines.map { try LineFile.read(URL(fileURLWithPath: $0), notation: odds) }
    let settled = try PaperDesk(session).settle(closing: files)
    if common.json { return try JSONOutput.print(settled) }
    Console.result(PaperTables.settled(settled))
  }
}
