import ArgumentParser
import Features
import Forecasting
import Foundation

/// For commands that ask models of a workspace or of a bundle.
struct BundleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What is known of tonight: nothing, or who of both teams plays (default: blind, or the bundle's).",
      valueName: "blind|lineup"))
  var variant: FeatureVariant?

  @Option(help: ArgumentHelp("Ask the models of this bundle instead of a workspace's.", valueName: "file"))
  var bundle: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("With --bundle: files or folders of box scores newer than the bundle's.", valueName: "path"))
  var games: [String] = []

  func validate() throws {
    if bundle != nil, variant != nil {
      throw ValidationError("--variant: a bundle has one variant, and it is used.")
    }
    if bundle == nil, !games.isEmpty {
      throw ValidationError("--games goes with --bundle; into a workspace they go by 'data import'.")
    }
  }

  /// The bundle's models, checked and laid out; nil where a workspace's are asked.
  func forecaster(threads: Int) throws -> ProductionForecaster? {
    try bundle.map { path in
      try ProductionForecaster(
        bundle: URL(fileURLWithPath: path), games: games.map { URL(fileURLWithPath: $0) }, threads: threads)
    }
  }
}
