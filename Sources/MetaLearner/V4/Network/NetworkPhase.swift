import BoxScores

/// One stretch of a network's way through the seasons: it forecasts a season that it has not seen, then learns from it.
struct NetworkPhase: Sendable, Hashable {
  /// Nil at the beginning.
  let forecasts: Season?
  let learnsFrom: [Season]
  let epochs: Int
  let rate: Double

  /// First the seasons before the first meta season; then meta season after meta season, each forecast before it is learned
  /// from.
  static func all(
    metaSeasons: [Season], available: [Season], settings: V4NetworkSettings
  ) -> [NetworkPhase] {
    guard let first = metaSeasons.first else { return [] }
    let beginning = Array(available.filter { $0 < first }.suffix(settings.firstSeasons))
    return [
      NetworkPhase(forecasts: nil, learnsFrom: beginning, epochs: settings.firstEpochs, rate: settings.firstRate)
    ]
      + metaSeasons.map { season in
        NetworkPhase(
          forecasts: season,
          learnsFrom: Array(
            (beginning + metaSeasons).filter { $0 <= season }.suffix(settings.laterSeasons)),
          epochs: settings.laterEpochs, rate: settings.laterRate)
      }
  }
}
