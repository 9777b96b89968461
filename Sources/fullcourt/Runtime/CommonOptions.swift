import ArgumentParser
import Foundation
import Learners

/// What every command understands.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder that holds data, models and the registry (default: $FULLCOURT_WORKSPACE, else ./workspace).",
      valueName: "dir"))
  var workspace: String?

  @Flag(help: "Print the result as JSON, with stable keys, on stdout.")
  var json = false

  var folder: URL {
    let named =
      workspace ?? ProcessInfo.processInfo.environment["FULLCOURT_WORKSPACE"].flatMap { $0.isEmpty ? nil : $0 }
    return URL(fileURLWithPath: named ?? "workspace", isDirectory: true).standardizedFileURL
  }

  /// How the user would name the same workspace again in a command that advises him what to do next.
  var spelled: String { workspace.map { "fullcourt --workspace \($0)" } ?? "fullcourt" }
}

extension Device.Choice: ExpressibleByArgument {}
