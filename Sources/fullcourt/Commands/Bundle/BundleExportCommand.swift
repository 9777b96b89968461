import ArgumentParser
import Features
import Foundation
import Pipeline

struct BundleExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Pack the champion and all that it needs into one file.",
    discussion: """
      The champion's newest generation (the newest of any configuration where none
      was promoted), the windows and the league model under it, the games and
      players that features start from, the feature schema, and a model card. The
      same workspace makes the same bytes. The games inside are yours: keep the file
      as you keep them.

      Examples:
        fullcourt bundle export
        fullcourt bundle export --out season.tar
      """)

  @Option(
    help: ArgumentHelp(
      "The file (default: fullcourt-KIND-VARIANT-SEASON.tar in the workspace's folder bundles). It is replaced.",
      valueName: "file"))
  var out: String?

  @Option(
    help: ArgumentHelp("What is known of tonight: nothing, or who of both teams plays.", valueName: "blind|lineup"))
  var variant: FeatureVariant = .blind

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(looks: true)
    let report = try BundleExport(session).run(to: out.map { URL(fileURLWithPath: $0) }, variant: variant)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }
}
