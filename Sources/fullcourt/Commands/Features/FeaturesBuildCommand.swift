import ArgumentParser
import BoxScores
import Features
import Foundation
import Pipeline

struct FeaturesBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the as-of matrix of all games, and export it if asked.",
    discussion: """
      The matrix is kept in the workspace and built again only when the games or the
      catalogue changed, or with --rebuild. An export holds gameId, personId,
      gameDate, season, the features, then the targets as target_points ...
      target_minutes. Refused (77) on a machine that is paid for its GPU: it needs
      none.

      Examples:
        fullcourt features build
        fullcourt features build --seasons 2020-2025 --out f.parquet
      """)

  @Option(
    help: ArgumentHelp("Export only these seasons, by their end years.", valueName: "a-b"),
    transform: ArgumentValues.seasons)
  var seasons: ClosedRange<Season>?

  @Option(help: ArgumentHelp("Export as parquet or csv (default: what the file's name ends in).", valueName: "format"))
  var format: FeatureExport.Format?

  @Option(help: ArgumentHelp("The file to export to.", valueName: "file"))
  var out: String?

  @Flag(help: "Build the matrix even if it is up to date.")
  var rebuild = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var machine: MachineOptions

  func validate() throws {
    if format != nil, out == nil { throw ValidationError("--format is about an export: add --out.") }
    if seasons != nil, out == nil { throw ValidationError("--seasons is about an export: add --out.") }
    if let out, wanted == nil {
      throw ValidationError("--out \(out): expected a name that ends in .csv or .parquet, or --format.")
    }
  }

  /// What was asked for, else what the file's name ends in; nil where neither says it.
  private var wanted: FeatureExport.Format? {
    format ?? out.flatMap { FeatureExport.Format(rawValue: URL(fileURLWithPath: $0).pathExtension.lowercased()) }
  }

  func run() throws {
    let session = try common.session(threads: threads.count, machine: machine.machine)
    let work = FeatureWork(session)
    var report = try work.build(rebuild: rebuild)
    if let format = wanted, let out {
      report.exported = try work.export(seasons: seasons, format: format, to: URL(fileURLWithPath: out))
    }
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }
}

extension FeatureExport.Format: ExpressibleByArgument {}
