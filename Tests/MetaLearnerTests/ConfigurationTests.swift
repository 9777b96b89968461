import Foundation
import NativeLibraries
import Testing

@testable import MetaLearner

@Suite struct ConfigurationTests {
  private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("experiments")

  @Test(arguments: [
    ("v4_full", true, true, true, 3), ("v4_residual_only", true, false, false, 50),
    ("v4_player_embeddings_only", false, true, false, 50), ("v4_temporal_memory_only", false, false, true, 50),
    ("v4_residual_player", true, true, false, 50), ("v4_residual_temporal", true, false, true, 50),
    ("v4_player_temporal", false, true, true, 50),
  ])
  func theShippedFilesSayWhatTheirNamesSay(
    name: String, residual: Bool, player: Bool, temporal: Bool, games: Int
  ) throws {
    let file = try ConfigurationFile(contentsOf: Self.folder.appendingPathComponent("\(name).yaml"))
    let configuration = file.configuration
    #expect(file.warnings.isEmpty)
    #expect(configuration.experiment.name == name)
    #expect(configuration.featureFlags.residualCorrection == residual)
    #expect(configuration.featureFlags.playerEmbeddings == player)
    #expect(configuration.featureFlags.temporalMemory == temporal)
    #expect(configuration.acceptanceCriteria.minMAEImprovementPercent == 2)
    #expect(configuration.acceptanceCriteria.statisticalSignificance == 0.05)
    #expect(configuration.acceptanceCriteria.maxRegressionPercent == 1)
    #expect(configuration.components.playerEmbeddings.minimumGames == games)
    #expect(configuration.components.playerEmbeddings.playerColumn == (name == "v4_full" ? .playerName : .personId))
    #expect(configuration.components.temporalMemory.sequenceLength == 27)
    // What a program takes where no file is named is what this file says.
    if name == "v4_full" { #expect(configuration == .v4Full) }
  }

  @Test func anUnknownKeyIsAnErrorThatNamesTheNearestOne() throws {
    let text = "experiment:\n  name: x\ncomponents:\n  temporal_memory:\n    hiden_dim: 32\n"
    let error = try #require(throws: ConfigurationError.self) { _ = try ConfigurationFile(text, file: "mine.yaml") }
    #expect(
      error.message
        == "mine.yaml:5: unknown key 'components.temporal_memory.hiden_dim'; did you mean 'components.temporal_memory.hidden_dim'?"
    )
    #expect(error.exitCode == .configurationInvalid)
  }

  @Test(arguments: [
    ("", "is not a YAML mapping"), ("- a\n- b\n", "is not a YAML mapping"), ("experiment: [", "is not a YAML mapping"),
    ("experiment: 3\n", "expected a section with keys of its own"),
    ("acceptance_criteria:\n  statistical_significance: 5\n", "expected a number from 0.0 to 1.0"),
    ("components:\n  temporal_memory:\n    method: lstm\n", "expected one of transformer, rnn, cnn"),
    ("tracking:\n  save_features: maybe\n", "expected true or false"),
    ("feature_flags:\n  temporal_memory: true\n  temporal_memory: false\n", "duplicated"),
  ])
  func whatIsWrongIsSaid(text: String, part: String) throws {
    let error = try #require(throws: ConfigurationError.self) { _ = try ConfigurationFile(text, file: "mine.yaml") }
    #expect(error.message.contains(part), "\(error.message)")
    #expect(error.message.hasPrefix("mine.yaml"))
  }

  @Test func theOlderDialectIsMappedWithAWarningAKey() throws {
    let text = """
      experiment: {name: v4_residual_temporal_combo, version: "4.0"}
      feature_flags: {residual_correction: true, player_embeddings: false, temporal_memory: true}
      component_params:
        residual_correction: {method: linear, cross_validation: true, cv_folds: 5}
        temporal_memory: {memory_weight: 0.3, decay_factor: 0.9, window_importance: true}
        player_embeddings: {embedding_dim: 16, min_games: 10}
      training: {validation_split: 0.2, early_stopping: true, patience: 10}
      evaluation: {metrics: [rmse, mae, r2], cv: 5}
      output: {save_model: true, save_predictions: false, save_components: true}
      """
    let file = try ConfigurationFile(text, file: "old.yaml")
    #expect(file.configuration.components.residualCorrection.method == .linear)
    #expect(file.configuration.components.playerEmbeddings.minimumGames == 10)
    #expect(file.configuration.tracking.savePredictions == false)
    // One for the version, and one for each key of the older sections.
    #expect(file.warnings.count == 1 + 3 + 3 + 2 + 3 + 2 + 3)
    #expect(Set(file.warnings).count == file.warnings.count)
  }

  @Test func aKeyOfTheOlderDialectIsUnknownInTodays() {
    #expect(throws: ConfigurationError.self) {
      _ = try ConfigurationFile("experiment:\n  name: x\ntraining:\n  patience: 10\n", file: "mine.yaml")
    }
  }

  @Test func aComponentIsOnWhenItsFlagIsOnAndItsSectionAgrees() throws {
    let text = """
      feature_flags: {temporal_memory: true, residual_correction: true}
      components: {temporal_memory: {enabled: false}, player_embeddings: {enabled: true}}
      """
    let file = try ConfigurationFile(text, file: "mine.yaml")
    #expect(file.configuration.featureFlags.temporalMemory == false)
    #expect(file.configuration.featureFlags.residualCorrection)
    #expect(file.configuration.featureFlags.playerEmbeddings == false)
    #expect(file.configuration.components.playerEmbeddings.enabled == false)
    #expect(file.warnings.count == 1)
  }

  @Test func theResolvedConfigurationReadsBackAsItself() throws {
    let file = try ConfigurationFile(contentsOf: Self.folder.appendingPathComponent("v4_full.yaml"))
    let data = try JSONEncoder().encode(file.configuration)
    #expect(try JSONDecoder().decode(ExperimentConfiguration.self, from: data) == file.configuration)
  }
}
