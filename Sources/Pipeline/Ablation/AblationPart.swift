import MetaLearner

/// One row of an ablation: which components are on, and whether windows, league model and the embeddings' vectors
/// are inputs.
public struct AblationPart: Sendable, Codable, Hashable {
  /// What reports call it: `residual + embeddings`, `all off`.
  public let name: String
  /// Components that are on.
  public let residualCorrection: Bool
  public let playerEmbeddings: Bool
  public let temporalMemory: Bool
  /// Off: the windows say nothing.
  public var windows = true
  /// Off: the league model says nothing.
  public var league = true
  /// Whether the network of the embeddings is told them: without, it is the same network on the features alone.
  public var vectors = true

  /// Every component off: what the others are compared with.
  public static let off = AblationPart(residual: false, embeddings: false, temporal: false)

  /// All eight on/off combinations; what the network of the embeddings is worth without them; then all three components
  /// without the windows and without the league model.
  public static let all: [AblationPart] = {
    var parts: [AblationPart] = []
    for bits in [0b000, 0b100, 0b010, 0b001, 0b110, 0b101, 0b011, 0b111] {
      parts.append(
        AblationPart(residual: bits & 0b100 != 0, embeddings: bits & 0b010 != 0, temporal: bits & 0b001 != 0))
    }
    var withoutVectors = AblationPart(
      residual: false, embeddings: true, temporal: false, name: "embeddings' network, no vectors")
    withoutVectors.vectors = false
    var withoutWindows = AblationPart(residual: true, embeddings: true, temporal: true, name: "all, no windows")
    withoutWindows.windows = false
    var withoutLeague = AblationPart(residual: true, embeddings: true, temporal: true, name: "all, no league model")
    withoutLeague.league = false
    return parts + [withoutVectors, withoutWindows, withoutLeague]
  }()

  init(residual: Bool, embeddings: Bool, temporal: Bool, name: String? = nil) {
    residualCorrection = residual
    playerEmbeddings = embeddings
    temporalMemory = temporal
    let on = [(residual, "residual"), (embeddings, "embeddings"), (temporal, "temporal")].filter(\.0).map(\.1)
    self.name = name ?? (on.isEmpty ? "all off" : on.joined(separator: " + "))
  }

  /// Whether anything about it depends on a seed: a blend does not.
  var hasSeeds: Bool { residualCorrection || playerEmbeddings || temporalMemory }

  /// The name as a part of a key: `residual-embeddings`.
  var key: String {
    name.split { !$0.isLetter }.joined(separator: "-")
  }

  /// The configuration with these components, whatever it had.
  func applied(to configuration: ExperimentConfiguration) -> ExperimentConfiguration {
    var result = configuration
    result.featureFlags.residualCorrection = residualCorrection
    result.featureFlags.playerEmbeddings = playerEmbeddings
    result.featureFlags.temporalMemory = temporalMemory
    result.components.residualCorrection.enabled = residualCorrection
    result.components.playerEmbeddings.enabled = playerEmbeddings
    result.components.temporalMemory.enabled = temporalMemory
    return result
  }

  /// The settings with these inputs, and with seeds of their own for each repetition.
  func applied(to settings: MetaSettings, repetition: Int) -> MetaSettings {
    var result = settings.reseeded(repetition)
    result.usesWindows = windows
    result.usesLeague = league
    result.usesVectors = vectors
    return result
  }
}
