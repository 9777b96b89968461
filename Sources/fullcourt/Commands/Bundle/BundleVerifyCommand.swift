import ArgumentParser
import Forecasting
import Foundation
import Pipeline

struct BundleVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every byte of a bundle.",
    discussion: """
      Loads and runs nothing. A bundle that is damaged, cut short, of an older or
      newer format, or that holds what does not belong there, is refused by name,
      with 76; a file that is no bundle with 65. Checksums find damage, not forgery:
      --id compares the bundle with the name that its export printed.

      Examples:
        fullcourt bundle verify season.tar
        fullcourt bundle verify season.tar --id 3f9a1c20b7d4
      """)

  @Argument(help: ArgumentHelp("The bundle.", valueName: "file"))
  var file: String

  @OptionGroup var identity: BundleIdentityOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let url = URL(fileURLWithPath: file)
    let archive = try BundleArchive(file: url, identity: identity.id)
    let report = BundleReport(checking: archive, file: url.path)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }
}
