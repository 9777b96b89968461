import ArgumentParser
import BoxScores
import Features
import Foundation
import Pipeline

struct MetaAblateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ablate",
    abstract: "Score every combination of V4's components: what each is worth.",
    discussion: """
      All eight on/off combinations, and all three without the windows and without
      the league model, on one cube, as of each season's cut-off. The settings are
      those of the file, whatever its flags. Each combination and seed is kept when
      it is finished: a run that was stopped goes on where it stood.

      Each report is a look at the seasons and counted. 2023 is the last season that
      choices are made on; 2024 and 2025 are for the final word.

      Examples:
        fullcourt meta ablate --config experiments/v4_full.yaml
        fullcourt meta ablate --seasons 2022-2023 --seeds 3 --html ablation.html
      """)

  @Option(help: ArgumentHelp("The experiment's YAML file (default: v4_full).", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("Seasons by their end years (default: 2023, else the last whole one).", valueName: "a-b"),
    transform: ArgumentValues.seasons)
  var seasons: ClosedRange<Season>?

  @Option(help: ArgumentHelp("How often each combination is trained.", valueName: "n"))
  var seeds = 2

  @Option(
    help: ArgumentHelp("What is known of tonight: nothing, or who of both teams plays.", valueName: "blind|lineup"))
  var variant: FeatureVariant = .blind

  @Option(help: ArgumentHelp("Write a report with plots, in one file.", valueName: "file"))
  var html: String?

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var device: DeviceOptions
  @OptionGroup var machine: MachineOptions

  func validate() throws {
    if !(1...9).contains(seeds) { throw ValidationError("--seeds \(seeds): expected a number from 1 to 9.") }
  }

  func run() throws {
    let signals = SignalWatch()
    let board = ProgressBoard()
    let session = try common.session(threads: threads.count, device: device.device, machine: machine.machine)
    let ablation = Ablation(session, interruption: signals.interruption, progress: board.handler)
    let chosen = try seasons.map { Array($0) } ?? ablation.defaultSeasons()
    let report = try ablation.run(
      configuration: config.map { URL(fileURLWithPath: $0) }, seasons: chosen, variant: variant, repetitions: seeds,
      command: command)
    if let html {
      try ReportFile.write(AblationPage(report).html, to: html)
      Console.note("report: \(html)")
    }
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(AblationTable.text(report))
    }
  }

  /// The command that goes on after an interruption.
  private var command: String {
    let years = seasons.map {
      $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    let file = config.map { " --config \(ShellWord.quoted($0))" } ?? ""
    return "\(common.spelled) meta ablate" + file
      + (years.map { " --seasons \($0)" } ?? "") + (seeds == 2 ? "" : " --seeds \(seeds)")
      + (variant == .blind ? "" : " --variant \(variant.rawValue)") + device.spelled + machine.spelled
  }
}
