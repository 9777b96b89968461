import Analyzer
import ArgumentParser
import Features
import Foundation
import Pipeline

struct PaperPlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Place what an analysis recommends, on paper.",
    discussion: """
      From lines, analysed with the ledger's bankroll and its open bets, or from a
      file that 'analyze --to FILE.json' wrote. The first placing opens the ledger
      with --bankroll; from then on the bankroll follows from the bets. A number has
      at most one bet: placing twice changes nothing. Nothing is placed from tip-off
      on; --at replays another moment than now.

      Nothing is recommended on a market until it is proven. --unproven waives that
      refusal and no other: it is play money, such bets are marked in the ledger, and
      'paper report' counts them apart as well.

      Examples:
        fullcourt paper place --lines tonight.csv --bankroll 1000
        fullcourt paper place --lines tonight.csv --unproven
        fullcourt paper place --analysis bets.json
      """)

  @Option(help: ArgumentHelp("The lines.", valueName: "file"))
  var lines: String?

  @Option(help: ArgumentHelp("An analysis, as 'analyze --to FILE.json' wrote it.", valueName: "file"))
  var analysis: String?

  @Option(
    help: ArgumentHelp("What the ledger is opened with.", valueName: "amount"), transform: ArgumentValues.bankroll)
  var bankroll: Double?

  @Option(
    help: ArgumentHelp("The moment of placing (default: now).", valueName: "time"), transform: ArgumentValues.moment)
  var at: QuoteTime?

  @Flag(help: "Place also on markets that are not proven, and mark these bets.")
  var unproven = false

  @OptionGroup var options: LinesOptions

  @Option(
    help: ArgumentHelp("What is known of tonight: nothing, or who of both teams plays.", valueName: "blind|lineup"))
  var variant: FeatureVariant = .blind

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    guard (lines == nil) != (analysis == nil) else {
      throw ValidationError("expected either --lines or --analysis with a file.")
    }
    if unproven, lines == nil {
      throw ValidationError("--unproven goes with --lines: what a written analysis refused has no stake.")
    }
  }

  func run() throws {
    let session = try common.session(threads: threads.count, looks: true)
    let desk = PaperDesk(session)
    let now = at ?? QuoteTime(minutes: Int(Date().timeIntervalSince1970 / 60))
    let placed: PaperDesk.Placed
    if let lines {
      var asked = options.options(bankroll: nil)
      asked.waivesProof = unproven
      placed = try desk.place(
        lines: try LineFile.read(URL(fileURLWithPath: lines), notation: options.odds),
        models: WorkspaceLineModels(session, variant: variant), options: asked,
        bankroll: bankroll, now: now)
    } else {
      placed = try desk.place(analysis: URL(fileURLWithPath: analysis!), bankroll: bankroll, now: now)
    }
    if common.json { return try JSONOutput.print(placed) }
    Console.result(PaperTables.placed(placed))
  }
}
