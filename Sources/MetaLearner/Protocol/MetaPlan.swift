import BoxScores
import Features
import Windows

/// What a meta-learner for a season needs trained before it: a pure function of the seasons that have rows.
public struct MetaPlan: Sendable, Codable, Hashable {
  /// The season it forecasts; it knows nothing of it or later ones.
  public let cutoff: Season
  public let variant: FeatureVariant
  /// Seasons whose walk-forward forecasts it learns from, in order.
  public let metaSeasons: [Season]
  /// Vintages that must be trained, in order, each once.
  public let vintages: [Vintage]
  /// League models that must be trained: one seed for a meta season, all seeds for the cut-off.
  public let leagues: [LeagueKey]

  /// - Parameters:
  ///   - available: Rows by season, of the forecast rows' own kind.
  ///   - others: Seasons of the other kind of data.
  public init(
    cutoff: Season, variant: FeatureVariant, kind: DataKind, available: [Season: Int], others: [Season],
    settings: MetaSettings = MetaSettings(), league: LeagueSettings = LeagueSettings(),
    windows: WindowSettings = WindowSettings()
  ) {
    func view(_ season: Season) -> SeasonView {
      SeasonView(
        season: season, kind: kind, available: available, others: others, minimumRows: windows.minimumRows)
    }
    func leagueRows(before season: Season) -> Int {
      available.reduce(0) { sum, entry in
        entry.key < season && entry.key.endYear >= season.endYear - league.seasons ? sum + entry.value : sum
      }
    }
    let first = Season(cutoff.endYear - settings.metaSeasons)
    metaSeasons = available.keys.filter { season in
      // A meta season needs windows and a league model to forecast it, and a season before it that told their levels.
      season >= first && season < cutoff && available[season.previous] != nil
        && leagueRows(before: season) >= league.minimumRows && !view(season.previous).windows.isEmpty
    }.sorted()
    self.cutoff = cutoff
    self.variant = variant
    let seasons = Set(metaSeasons + metaSeasons.map(\.previous) + [cutoff.previous, cutoff])
    vintages = Set(seasons.flatMap { view($0).windows.map(\.vintage) }).sorted()
    leagues =
      metaSeasons.map { LeagueKey(cutoff: $0, variant: variant, seeds: 1) }
      + [LeagueKey(cutoff: cutoff, variant: variant, seeds: league.seeds.count)]
  }
}
