import ArgumentParser
import Features
import Foundation
import Pipeline

struct MetaTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train the meta-learner on all 27 windows.",
    discussion: """
      Refused (77) unless all 27 windows are trained: a missing window is named, with
      the command that trains it, and never filled with zeros; with 76 if one is
      corrupt. Player embeddings and temporal memory are networks: refused (69) where
      torch is not installed. All checks run before any work and are reported at
      once, each with the command that mends it.

      What each component is worth is measured on seasons it had not seen; one that
      brings nothing is left off, and the report says so. What is trained forecasts
      at once where no champion was promoted; else 'meta promote' decides.

      Examples:
        fullcourt meta train
        fullcourt meta train --config experiments/v4_full.yaml
        fullcourt meta train --variant lineup
      """)

  @Option(help: ArgumentHelp("The experiment's YAML file (default: the champion's, else v4_full).", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("What is known of tonight: nothing, or who of both teams plays.", valueName: "blind|lineup"))
  var variant: FeatureVariant = .blind

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var device: DeviceOptions
  @OptionGroup var machine: MachineOptions

  func run() throws {
    let signals = SignalWatch()
    let board = ProgressBoard()
    let session = try common.session(threads: threads.count, device: device.device, machine: machine.machine)
    let training = MetaTraining(session, interruption: signals.interruption, progress: board.handler)
    let file = config.map { " --config \(ShellWord.quoted($0))" } ?? ""
    let resume =
      "\(common.spelled) meta train\(file)"
      + (variant == .blind ? "" : " --variant \(variant.rawValue)") + device.spelled + machine.spelled
    let report = try training.run(
      configuration: config.map { URL(fileURLWithPath: $0) }, variant: variant, resume: resume)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }
}
