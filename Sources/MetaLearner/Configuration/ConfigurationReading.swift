import Foundation

/// The state of reading one file.
struct ConfigurationReading {
  var result = ExperimentConfiguration()
  var warnings: [String] = []

  mutating func read(_ root: YAMLReader, older: Bool) throws(ConfigurationError) {
    let sections = ["experiment", "feature_flags", "acceptance_criteria", "components", "tracking"]
    let olderSections = ["component_params", "training", "evaluation", "output"]
    try root.allow(older ? sections + olderSections : sections)
    if let section = try root.section("experiment") { try experiment(section, older: older) }
    if let section = try root.section("feature_flags") { try flags(section) }
    if let section = try root.section("acceptance_criteria") { try criteria(section) }
    if let section = try root.section("components") { try components(section) }
    if let section = try root.section("tracking") { try tracking(section) }
    if older { try OlderDialect.read(root, into: &self) }
    reconcile()
  }

  private mutating func experiment(_ section: YAMLReader, older: Bool) throws(ConfigurationError) {
    try section.allow(["name", "description", "run_id"] + (older ? ["version"] : []))
    if let value = try section.text("name") { result.experiment.name = value }
    if let value = try section.text("description") { result.experiment.description = value }
    if let value = try section.text("run_id") { result.experiment.runID = value }
  }

  private mutating func flags(_ section: YAMLReader) throws(ConfigurationError) {
    try section.allow(["residual_correction", "player_embeddings", "temporal_memory"])
    if let value = try section.flag("residual_correction") { result.featureFlags.residualCorrection = value }
    if let value = try section.flag("player_embeddings") { result.featureFlags.playerEmbeddings = value }
    if let value = try section.flag("temporal_memory") { result.featureFlags.temporalMemory = value }
  }

  private mutating func criteria(_ section: YAMLReader) throws(ConfigurationError) {
    try section.allow(["min_mae_improvement_pct", "statistical_significance", "max_regression_pct"])
    if let value = try section.number("min_mae_improvement_pct", 0...100) {
      result.acceptanceCriteria.minMAEImprovementPercent = value
    }
    if let value = try section.number("statistical_significance", 0...1) {
      result.acceptanceCriteria.statisticalSignificance = value
    }
    if let value = try section.number("max_regression_pct", 0...100) {
      result.acceptanceCriteria.maxRegressionPercent = value
    }
  }

  private mutating func components(_ section: YAMLReader) throws(ConfigurationError) {
    try section.allow(["residual_correction", "player_embeddings", "temporal_memory"])
    if let inner = try section.section("residual_correction") {
      try inner.allow(["enabled", "method", "n_estimators", "max_depth"])
      var component = result.components.residualCorrection
      component.enabled = try inner.flag("enabled") ?? component.enabled
      component.method =
        try inner.choice("method", ExperimentConfiguration.ResidualCorrection.Method.self)
        ?? component.method
      component.trees = try inner.integer("n_estimators", 1...10_000) ?? component.trees
      component.maxDepth = try inner.integer("max_depth", 1...32) ?? component.maxDepth
      result.components.residualCorrection = component
    }
    if let inner = try section.section("player_embeddings") {
      try inner.allow(["enabled", "embedding_dim", "min_games_for_embedding", "player_id_col"])
      var component = result.components.playerEmbeddings
      component.enabled = try inner.flag("enabled") ?? component.enabled
      component.dimension = try inner.integer("embedding_dim", 1...512) ?? component.dimension
      component.minimumGames = try inner.integer("min_games_for_embedding", 0...100_000) ?? component.minimumGames
      component.playerColumn =
        try inner.choice(
          "player_id_col", ExperimentConfiguration.PlayerEmbeddings.PlayerColumn.self) ?? component.playerColumn
      result.components.playerEmbeddings = component
    }
    if let inner = try section.section("temporal_memory") {
      try inner.allow(["enabled", "method", "sequence_length", "hidden_dim"])
      var component = result.components.temporalMemory
      component.enabled = try inner.flag("enabled") ?? component.enabled
      component.method =
        try inner.choice("method", ExperimentConfiguration.TemporalMemory.Method.self)
        ?? component.method
      component.sequenceLength = try inner.integer("sequence_length", 1...512) ?? component.sequenceLength
      component.hiddenDimension = try inner.integer("hidden_dim", 4...1024) ?? component.hiddenDimension
      result.components.temporalMemory = component
    }
  }

  private mutating func tracking(_ section: YAMLReader) throws(ConfigurationError) {
    try section.allow([
      "save_predictions", "save_features", "cohort_analysis", "calibration_analysis", "statistical_tests",
    ])
    if let value = try section.flag("save_predictions") { result.tracking.savePredictions = value }
    if let value = try section.flag("save_features") { result.tracking.saveFeatures = value }
    if let value = try section.flag("cohort_analysis") { result.tracking.cohortAnalysis = value }
    if let value = try section.flag("calibration_analysis") { result.tracking.calibrationAnalysis = value }
    if let value = try section.flag("statistical_tests") { result.tracking.statisticalTests = value }
    for (key, value) in [
      ("cohort_analysis", result.tracking.cohortAnalysis),
      ("calibration_analysis", result.tracking.calibrationAnalysis),
      ("statistical_tests", result.tracking.statisticalTests),
    ] where !value {
      warnings.append("tracking.\(key): no effect; every backtest has it")
    }
  }

  /// A component is on when its flag is on and its section does not switch it off.
  private mutating func reconcile() {
    func settle(_ name: String, _ flag: inout Bool, _ enabled: inout Bool) -> String? {
      defer {
        flag = flag && enabled
        enabled = flag
      }
      guard flag, !enabled else { return nil }
      return "feature_flags.\(name) is true and components.\(name).enabled is false: the component is off"
    }
    let said = [
      settle(
        "residual_correction", &result.featureFlags.residualCorrection, &result.components.residualCorrection.enabled),
      settle("player_embeddings", &result.featureFlags.playerEmbeddings, &result.components.playerEmbeddings.enabled),
      settle("temporal_memory", &result.featureFlags.temporalMemory, &result.components.temporalMemory.enabled),
    ]
    warnings += said.compactMap(\.self)
  }
}
