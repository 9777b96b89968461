import ArgumentParser
import Foundation
import Learners
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
  var spelled: String { workspace.map { "fullcourt --workspace \($0)" } ?? "fullcourt" }
}

/// For commands whose work is heavy.
struct ThreadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Threads to use (default: all cores). Results do not depend on it.", valueName: "n"))
  var threads: Int?

  var count: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  mutating func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads \(threads): expected a number from 1 to 1024.")
    }
  }
}

/// For commands that train networks.
struct DeviceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where networks are trained: auto takes a GPU where there is one.", valueName: "device"))
  var device: Device.Choice = .auto

  /// As it goes on in a command that is to be run again.
  var spelled: String { device == .auto ? "" : " --device \(device.rawValue)" }
}

/// For commands whose steps are charged.
struct MachineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The machine this runs on, as 'budget set' names it: its hours are charged.", valueName: "name"))
  var machine: String = Machine.local.name

  /// As it goes on in a command that is to be run again.
  var spelled: String { machine == Machine.local.name ? "" : " --machine \(machine)" }
}

extension Device.Choice: ExpressibleByArgument {}
