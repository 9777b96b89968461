import ArgumentParser
import Pipeline

struct RegistryVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the size and SHA-256 of every committed file, and the registry itself.",
    discussion: """
      Reads every byte. Ends with 76 if an artifact or the registry is corrupt, and
      names what is.

      Example:
        fullcourt registry verify
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(looks: true)
    try session.requireRegistry()
    let report = try RegistryCheck(session).report()
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
    if !report.isSound { throw Finished(code: .corrupt) }
  }
}
