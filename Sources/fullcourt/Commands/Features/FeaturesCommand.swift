import ArgumentParser

struct FeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features",
    abstract: "The catalogue of features, and the matrix built from the games.",
    subcommands: [FeaturesListCommand.self, FeaturesBuildCommand.self])
}
