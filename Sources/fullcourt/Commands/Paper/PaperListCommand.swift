import ArgumentParser
import Foundation
import Pipeline

struct PaperListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List every paper bet: price, stake, state, outcome and profit.",
    discussion: """
      In the order in which they were placed.

      Examples:
        fullcourt paper list
        fullcourt paper list --to bets.csv
      """)

  @Option(help: ArgumentHelp("Also write them to a .csv file.", valueName: "file"))
  var to: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let to, URL(fileURLWithPath: to).pathExtension.lowercased() != "csv" {
      throw ValidationError("--to \(to): expected a name that ends in .csv.")
    }
  }

  func run() throws {
    let session = try common.session(looks: true)
    let listing = try PaperDesk(session).list()
    if let to { try listing.write(to: URL(fileURLWithPath: to)) }
    if common.json { return try JSONOutput.print(listing) }
    Console.result(PaperTables.listed(listing))
  }
}
