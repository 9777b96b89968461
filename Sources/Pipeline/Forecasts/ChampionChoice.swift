import BoxScores
import Features
import Forecasting
import Foundation
import Registry

/// Which meta-learner forecasts a day: the champion's newest generation with a cut-off not after the day's season; where no
/// champion was promoted, or he has none that old, the newest of any configuration.
struct ChampionChoice: Sendable {
  let cutoff: Season
  let variant: FeatureVariant
  let kind: DataKind
  /// Who is in force; nil where nobody was promoted.
  let record: ChampionRecord?
  /// The model is of the champion's configuration.
  let isChampions: Bool

  /// - Throws: `ForecastingError.noMeta` when no meta-learner is old enough.
  init(
    _ season: Season, on date: GameDay, variant: FeatureVariant, kind: DataKind, in session: WorkspaceSession
  ) throws {
    let registry = try session.registry()
    let shelf = ModelShelf(registry: registry, kind: kind)
    let known = try shelf.metas(variant: variant)
    let record = try registry.champion(of: ArtifactNames.line(kind, variant))
    let own = try record.flatMap { record in
      try shelf.metas(variant: variant, configuration: record.configuration).last { $0 <= season }
    }
    guard let cutoff = own ?? known.last(where: { $0 <= season }) else {
      throw ForecastingError.noMeta(day: date, season: season, variant: variant, found: known)
    }
    self.cutoff = cutoff
    self.variant = variant
    self.kind = kind
    self.record = record
    isChampions = own != nil
  }

  /// The hash of the configuration to ask for; nil for whichever is newest.
  private var configuration: String? { isChampions ? record?.configuration : nil }

  /// The artifact that is loaded.
  func artifact(in registry: Registry) throws -> Artifact? {
    try ModelShelf(registry: registry, kind: kind).metaArtifact(
      cutoff: cutoff, variant: variant, configuration: configuration)
  }

  func load(_ history: History, _ session: WorkspaceSession) throws -> Champion {
    try load(
      available: history.table.seasonRows, others: try session.seasons(kind == .real ? .simulated : .real),
      registry: try session.registry(), threads: session.threads)
  }

  /// - Parameters:
  ///   - available: Rows by season, of the kind.
  ///   - others: Seasons of the other kind that have games.
  func load(available: [Season: Int], others: [Season], registry: Registry, threads: Int = 1) throws -> Champion {
    try Champion(
      cutoff: cutoff, variant: variant, configuration: configuration,
      shelf: ModelShelf(registry: registry, kind: kind), available: available, others: others, threads: threads)
  }

  /// The loaded model with the reasons for it.
  func chosen(_ champion: Champion) -> ChosenChampion {
    ChosenChampion(champion: champion, promoted: record?.name, isChampions: isChampions)
  }

  func name(of model: Champion) -> String { model.meta.manifest.configuration.experiment.name }

  /// Which model answered, and why that one.
  func note(_ model: Champion) -> String { Self.note(name(of: model), record?.name, isChampions: isChampions) }

  static func note(_ used: String, _ champion: String?, isChampions: Bool) -> String {
    guard let champion else {
      return
        "No champion was promoted: the newest generation is used, of configuration '\(used)'. 'fullcourt meta promote' "
        + "makes a champion of one that a backtest proved."
    }
    guard isChampions else {
      return
        "The champion '\(champion)' has no generation old enough for this day: the newest one is used, of configuration "
        + "'\(used)'."
    }
    return "Champion '\(champion)'."
  }
}
