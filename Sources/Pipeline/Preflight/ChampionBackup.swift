import BoxScores
import Features
import Forecasting
import Registry

/// Whether the champion could be put in force again after another has taken his place.
struct ChampionBackup {
  private let session: WorkspaceSession
  private let history: History
  private let variant: FeatureVariant

  init(_ session: WorkspaceSession, history: History, variant: FeatureVariant) {
    self.session = session
    self.history = history
    self.variant = variant
  }

  /// What is wrong with his models, file by file; nil where there is no champion.
  func problems() throws -> [String]? {
    let registry = try session.registry()
    guard let champion = try registry.championConfiguration(history.kind, variant) else { return nil }
    let shelf = ModelShelf(registry: registry, kind: history.kind)
    let generations = try shelf.metas(variant: variant, configuration: champion.modelHash)
    guard !generations.isEmpty else { return ["no meta-learner of '\(champion.experiment.name)' is there"] }
    var problems: [String] = []
    for cutoff in generations {
      guard
        let artifact = try shelf.metaArtifact(cutoff: cutoff, variant: variant, configuration: champion.modelHash),
        case .corrupt(let found) = try registry.verify(artifact)
      else { continue }
      problems += found.map { "\(artifact.key): \($0)" }
    }
    return problems
  }
}
