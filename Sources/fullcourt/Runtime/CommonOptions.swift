import ArgumentParser
import Foundation
import Learners
import Pipeline
import Registry

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
  var spelled: String { Advice.tool(workspace: workspace) }

  /// The workspace as a command uses it. Commands make theirs here, so that the advice of none forgets which workspace it is
  /// about.
  ///
  /// - Parameter looks: The command asks about what is there: where there is no registry none is made, and it is as if an empty
  ///   one were there.
  func session(
    threads: Int = 1, jobs: Int? = nil, device: Device.Choice = .auto, settings: ModelSettings = ModelSettings(),
    machine: String = Machine.local.name, looks: Bool = false
  ) throws -> WorkspaceSession {
    try WorkspaceSession(
      folder: folder, threads: threads, jobs: jobs, device: device, settings: settings, machine: machine, tool: spelled,
      makesRegistry: !looks)
  }
}

extension Device.Choice: ExpressibleByArgument {}
