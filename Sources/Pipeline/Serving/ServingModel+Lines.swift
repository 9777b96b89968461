import BoxScores
import Features
import Forecasting

extension ServingModel {
  /// The models that lines are judged with: those in memory.
  public var lineModels: any LineModels {
    if let bundle { return BundleLineModels(bundle, session: nil) }
    return indexed.withLock { known in
      if let known { return known }
      let made = makeLineModels()
      known = made
      return made
    }
  }

  private func makeLineModels() -> any LineModels {
    guard case .workspace(let session) = source else { preconditionFailure("a bundle has models of its own") }
    let variant = variant
    // The models are held by this object: they must not hold it in turn.
    return WorkspaceLineModels(session, variant: variant) { [weak self] season, day, history in
      guard let self, let league = leagues.first(where: { $0.kind == history.kind }) else {
        return try ChosenChampion.load(for: season, on: day, variant: variant, history, in: session)
      }
      let (generation, choice) = try generation(season, on: day, league)
      guard let choice else { throw ForecastingError.noMeta(day: day, season: season, variant: variant, found: []) }
      return choice.chosen(generation.champion)
    }
  }
}
