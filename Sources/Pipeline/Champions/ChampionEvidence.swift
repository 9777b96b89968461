import BoxScores
import Features
import Forecasting
import MetaLearner
import Registry

/// What the registry keeps with a promotion: the resolved configuration, and what it was decided on.
struct ChampionEvidence: Codable, Hashable, Sendable {
  var configuration: ExperimentConfiguration
  var verdict: GateVerdict
  var seasons: [Season]
  /// SHA-256 of the losses, by season.
  var losses: [String]
}

extension Registry {
  /// The champion's configuration; nil before the first promotion.
  func championConfiguration(_ kind: DataKind, _ variant: FeatureVariant) throws -> ExperimentConfiguration? {
    try champion(of: ArtifactNames.line(kind, variant))?.record(as: ChampionEvidence.self).configuration
  }
}
