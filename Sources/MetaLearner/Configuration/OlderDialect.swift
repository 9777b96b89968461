/// The dialect of `experiment.version: "4.0"`: keys with a counterpart are mapped, the others have no effect, and each
/// is named in one warning.
enum OlderDialect {
  static func read(_ root: YAMLReader, into reading: inout ConfigurationReading) throws(ConfigurationError) {
    if let section = try root.section("experiment"), section.keys.contains("version") {
      reading.warnings.append("experiment.version: an older dialect; its keys are read where they have a counterpart")
    }
    if let section = try root.section("component_params") { try parameters(section, into: &reading) }
    if let section = try root.section("training") {
      for key in section.keys {
        reading.warnings.append(
          "training.\(key): no effect; boosters always stop early on the last dates of their rows")
      }
    }
    if let section = try root.section("evaluation") {
      for key in section.keys {
        reading.warnings.append("evaluation.\(key): no effect; every figure is reported, walk-forward by season")
      }
    }
    if let section = try root.section("output") {
      for key in section.keys {
        if key == "save_predictions" || key == "predictions", let value = try section.flag(key) {
          reading.result.tracking.savePredictions = value
          reading.warnings.append("output.\(key): read as tracking.save_predictions")
        } else {
          reading.warnings.append("output.\(key): no effect; models and components are always kept in the registry")
        }
      }
    }
  }

  private static func parameters(
    _ section: YAMLReader, into reading: inout ConfigurationReading
  ) throws(ConfigurationError) {
    try section.allow(["residual_correction", "temporal_memory", "player_embeddings"])
    if let inner = try section.section("residual_correction") {
      try inner.allow(["method", "cross_validation", "cv_folds", "n_estimators", "max_depth"])
      for key in inner.keys {
        let name = "component_params.residual_correction.\(key)"
        switch key {
        case "method":
          if let method = try inner.choice(key, ExperimentConfiguration.ResidualCorrection.Method.self) {
            reading.result.components.residualCorrection.method = method
          }
          reading.warnings.append("\(name): read as components.residual_correction.method")
        case "n_estimators":
          if let trees = try inner.integer(key, 1...10_000) {
            reading.result.components.residualCorrection.trees = trees
          }
          reading.warnings.append("\(name): read as components.residual_correction.n_estimators")
        case "max_depth":
          if let depth = try inner.integer(key, 1...32) {
            reading.result.components.residualCorrection.maxDepth = depth
          }
          reading.warnings.append("\(name): read as components.residual_correction.max_depth")
        default:
          reading.warnings.append("\(name): no effect; folds are contiguous blocks of time, always")
        }
      }
    }
    if let inner = try section.section("temporal_memory") {
      try inner.allow(["memory_weight", "decay_factor", "window_importance"])
      for key in inner.keys {
        reading.warnings.append(
          "component_params.temporal_memory.\(key): no effect; the weight of a window is learned from its age and error"
        )
      }
    }
    if let inner = try section.section("player_embeddings") {
      try inner.allow(["min_games", "embedding_dim"])
      if let games = try inner.integer("min_games", 0...100_000) {
        reading.result.components.playerEmbeddings.minimumGames = games
        reading.warnings.append(
          "component_params.player_embeddings.min_games: read as components.player_embeddings.min_games_for_embedding")
      }
      if let dimension = try inner.integer("embedding_dim", 1...512) {
        reading.result.components.playerEmbeddings.dimension = dimension
        reading.warnings.append(
          "component_params.player_embeddings.embedding_dim: read as components.player_embeddings.embedding_dim")
      }
    }
  }
}
