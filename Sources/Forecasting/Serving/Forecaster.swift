import Analyzer
import BoxScores
import Evaluation
import Features
import MetaLearner
import Windows

/// Forecasts the players of a day from the games before it.
public struct Forecaster: Sendable {
  /// A player of the day, and what is known of his part.
  public struct Entry: Sendable, Hashable {
    /// What features need to know of him and his game.
    public let slate: SlateEntry
    /// How it is known that he plays, or may.
    public let participation: ForecastReport.Participation

    public init(slate: SlateEntry, participation: ForecastReport.Participation) {
      self.slate = slate
      self.participation = participation
    }
  }

  private let champion: Champion
  private let history: PlayerGameTable
  private let players: PlayerDirectory
  private let threads: Int
  private let bundle: String?
  private let asOf: @Sendable (GameDay) throws -> AsOfSession

  /// - Parameters:
  ///   - bundle: The name of the bundle that the models are from; nil for a workspace's own.
  ///   - asOf: The state at the end of a day, where somebody keeps it; else it is made from the history.
  public init(
    champion: Champion, history: PlayerGameTable, players: PlayerDirectory, threads: Int, bundle: String? = nil,
    asOf: (@Sendable (GameDay) throws -> AsOfSession)? = nil
  ) {
    self.bundle = bundle
    self.asOf = asOf ?? { AsOfSession(history: history, players: players, through: $0) }
    self.champion = champion
    self.history = history
    self.players = players
    self.threads = threads
  }

  /// - Parameters:
  ///   - season: Of the day's games.
  ///   - atLeast: Counts whose probability is asked for.
  ///   - combinedAtLeast: The same of points + rebounds + assists.
  ///   - teamName: The name of a franchise code.
  public func report(
    _ entries: [Entry], on day: GameDay, season: Season, atLeast: [Stat: [Int]] = [:], combinedAtLeast: [Int] = [],
    teamName: (Int16) -> String
  ) throws -> ForecastReport {
    try forecasts(
      entries, on: day, season: season, atLeast: atLeast, combinedAtLeast: combinedAtLeast, teamName: teamName
    ).report
  }

  /// The report, and beside it what it was made from: as `report`.
  public func forecasts(
    _ entries: [Entry], on day: GameDay, season: Season, atLeast: [Stat: [Int]] = [:], combinedAtLeast: [Int] = [],
    teamName: (Int16) -> String
  ) throws -> DayForecasts {
    let through = day.advanced(by: -1)
    let session = try asOf(through)
    let variant = champion.meta.manifest.variant
    let (forecast, minutes) = try answer(entries, on: day, season: season, session)
    let combined = CombinedForecast.told(
      forecast, minutes: minutes, champion.combined, atLeast: combinedAtLeast, threads: threads)
    let forecasts = entries.indices.map { index in
      let entry = entries[index]
      let expectedMinutes = minutes[index].isFinite ? Double(minutes[index]) : nil
      let told = ForecastReport.Forecast(
        personId: entry.slate.personId,
        player: players[entry.slate.personId]?.fullName ?? "player \(entry.slate.personId)",
        gameId: entry.slate.gameId, gameDate: day, team: teamName(entry.slate.team),
        opponent: teamName(entry.slate.opponent), home: entry.slate.home < 0 ? nil : entry.slate.home == 1,
        participation: entry.participation,
        stats: Dictionary(
          uniqueKeysWithValues: forecast.stats.map { ($0, Self.summary($1, index, atLeast[$0] ?? [])) }),
        combined: combined[index]?.summary, expectedMinutes: expectedMinutes,
        caution: Caution.text(of: entry, session.past(of: entry.slate.personId), on: day, in: history))
      let detail = DayForecasts.Detail(
        team: entry.slate.team, expectedMinutes: expectedMinutes,
        distributions: forecast.stats.mapValues { $0.distributions[index] },
        combined: combined[index]?.distribution)
      return (told: told, detail: detail)
    }.sorted { Self.inOrderOfReports($0.told, $1.told) }
    let report = ForecastReport(
      cutOff: champion.cutoff, asOf: through, bundle: bundle, model: ModelName.v4,
      variant: variant.rawValue, simulated: history.kind == .simulated,
      forecasts: forecasts.map(\.told), notes: notes(entries, teamName))
    return DayForecasts(report: report, details: forecasts.map(\.detail))
  }

  /// The whole distributions of players of a day, for whoever asks about lines.
  ///
  /// - Parameter season: Of the day's games.
  /// - Returns: One for each entry that has a game's id, in order.
  public func distributions(_ entries: [Entry], on day: GameDay, season: Season) throws -> [PlayerForecast] {
    guard !entries.isEmpty else { return [] }
    let session = try asOf(day.advanced(by: -1))
    let (forecast, minutes) = try answer(entries, on: day, season: season, session)
    return entries.indices.compactMap { index in
      guard let game = entries[index].slate.gameId else { return nil }
      return forecast.player(index, personId: entries[index].slate.personId, gameId: game, minutes: minutes[index])
    }
  }

  private func answer(
    _ entries: [Entry], on day: GameDay, season: Season, _ session: AsOfSession
  ) throws -> (forecast: MetaForecast, minutes: [Float]) {
    let rows = session.features(
      for: entries.map(\.slate), on: day, variant: champion.meta.manifest.variant, season: season)
    let block = try FeatureBlock(values: rows.values, seasons: entries.map { _ in season })
    let keys = entries.map { RowKey($0.slate, on: day, season: season) }
    return try champion.answer(
      ForecastRows(block: block, keys: keys), history: GameHistory(history, of: Set(keys.map(\.personId))),
      threads: threads)
  }

  /// Game by game, the home team first, in each team whoever is expected to score most.
  private static func inOrderOfReports(_ left: ForecastReport.Forecast, _ right: ForecastReport.Forecast) -> Bool {
    if left.gameId != right.gameId { return (left.gameId ?? 0) < (right.gameId ?? 0) }
    if left.team != right.team { return left.home == right.home ? left.team < right.team : left.home == true }
    let points = [left, right].map { $0.stats[.points]?.mean ?? 0 }
    return points[0] == points[1] ? left.personId < right.personId : points[0] > points[1]
  }

  static func summary(
    _ stat: MetaForecast.StatForecast, _ row: Int, _ atLeast: [Int]
  ) -> ForecastReport.StatForecast {
    let distribution = stat.distributions[row]
    return ForecastReport.StatForecast(
      mean: stat.mean[row], median: stat.median[row], q10: Double(distribution.quantile(0.1)),
      q90: Double(distribution.quantile(0.9)), sigma: distribution.variance.squareRoot(),
      atLeast: Dictionary(
        atLeast.map { ($0, distribution.atLeast($0)) }, uniquingKeysWith: { first, _ in first }))
  }

  private func notes(_ entries: [Entry], _ teamName: (Int16) -> String) -> [String] {
    var notes = [
      "Models as of the day before season \(champion.cutoff); features know every game before the day.",
      "V4 \(champion.id), configuration '\(champion.meta.manifest.configuration.experiment.name)'.",
    ]
    if entries.contains(where: { $0.participation == .knownToHavePlayed }) {
      notes.append("These players are known to have played; their forecasts know nothing else of the games.")
    }
    if entries.contains(where: { $0.participation == .onRoster }) {
      notes.append("Players of the rosters; the forecasts hold if they play.")
    }
    if entries.contains(where: { $0.participation == .onSlate }) {
      notes.append("Players of the slate; the forecasts hold if they play.")
    }
    if champion.meta.manifest.variant == .lineup {
      notes.append("Variant lineup: the forecasts know who of both teams is in, which is everybody listed here.")
      if let note = ThinLineup.note(entries, teamName) { notes.append(note) }
    }
    if history.kind == .simulated { notes.append("SIMULATED LEAGUE: no real player, team or game.") }
    return notes
  }
}
