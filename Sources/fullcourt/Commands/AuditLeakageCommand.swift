import ArgumentParser
import Pipeline

struct AuditLeakageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leakage",
    abstract: "Run the leak sentinels on your data: nothing may know of the game it is asked about.",
    discussion: """
      Each sentinel changes what a forecast must not know, or looks for a signature
      that only a leak leaves. With --demonstrate the same trees are trained with
      leaks put in, and the errors they would claim are printed beside the honest
      one.

      Ends with 65 if a sentinel fails.

      Examples:
        fullcourt audit leakage
        fullcourt audit leakage --demonstrate
      """)

  @Flag(help: "Show what leaks would have claimed on your data.")
  var demonstrate = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions

  func run() throws {
    let session = try common.session(threads: threads.count, looks: true)
    let report = try AuditWork(session, progress: ProgressBoard().handler).run(demonstrate: demonstrate)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
    if !report.isClean { throw Finished(code: .dataInvalid) }
    if report.notDemonstrated != nil { throw Finished(code: .inputMissing) }
  }
}
