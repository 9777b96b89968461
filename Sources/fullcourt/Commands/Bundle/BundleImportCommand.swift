import ArgumentParser
import Foundation
import Pipeline

struct BundleImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring a bundle into a workspace.",
    discussion: """
      Checks every byte first. The models become committed artifacts; the games come
      in where the workspace has none, and the champion where it has none. Then
      'predict', 'data import' and all other commands work as on the machine that
      exported it.

      Example:
        fullcourt --workspace production bundle import season.tar
      """)

  @Argument(help: ArgumentHelp("The bundle.", valueName: "file"))
  var file: String

  @Flag(help: "Take the place of other models under the same names; one generation back is kept.")
  var replace = false

  @OptionGroup var identity: BundleIdentityOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session()
    let report = try BundleImport(session).run(
      URL(fileURLWithPath: file), identity: identity.id, replaces: replace)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }
}
