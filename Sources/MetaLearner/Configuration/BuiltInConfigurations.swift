import Windows

extension ExperimentConfiguration {
  /// Windows and league model blended, every component off.
  public static let allOff: ExperimentConfiguration = {
    var configuration = ExperimentConfiguration()
    configuration.experiment.name = "stack"
    configuration.experiment.description = "Windows and league model blended; every component off."
    configuration.components.residualCorrection.enabled = false
    configuration.components.playerEmbeddings.enabled = false
    configuration.components.temporalMemory.enabled = false
    return configuration
  }()

  /// What `experiments/v4_full.yaml` says: all three components on. The default where no file is named.
  public static let v4Full: ExperimentConfiguration = {
    var configuration = ExperimentConfiguration()
    configuration.experiment.name = "v4_full"
    configuration.experiment.description = "All three components of V4"
    configuration.featureFlags.residualCorrection = true
    configuration.featureFlags.playerEmbeddings = true
    configuration.featureFlags.temporalMemory = true
    configuration.components.playerEmbeddings.minimumGames = 3
    configuration.components.playerEmbeddings.playerColumn = .playerName
    return configuration
  }()

  /// Whether a component is asked for that is trained with torch.
  public var needsTensors: Bool { featureFlags.playerEmbeddings || featureFlags.temporalMemory }

  /// Hash of what shapes a model: flags and components, without names, criteria and tracking.
  public var modelHash: String {
    StableJSON.hash([StableJSON.hash(featureFlags), StableJSON.hash(components)])
  }
}
