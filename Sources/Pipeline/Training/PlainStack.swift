import MetaLearner

extension ExperimentConfiguration {
  /// Windows and league model blended, every component off: what is trained when no file is named.
  static let plainStack: ExperimentConfiguration = {
    var configuration = ExperimentConfiguration()
    configuration.experiment.name = "stack"
    configuration.experiment.description = "Windows and league model blended; every component off."
    return configuration
  }()
}
