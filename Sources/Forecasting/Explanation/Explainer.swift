import BoxScores
import Features
import MetaLearner
import Windows

/// Explains forecasts of a loaded champion. Made once, asked often, from any thread.
public struct Explainer: Sendable {
  private let champion: Champion
  private let history: PlayerGameTable
  private let games: GameHistory
  private let players: PlayerDirectory
  private let neighbours: PlayerNeighbours?
  private let seasons: [Int64: ClosedRange<Season>]
  private let configuration: String
  private let bundle: String?
  private let threads: Int

  /// - Parameters:
  ///   - games: The same games, if somebody keeps them already.
  ///   - neighbours: Of the champion's own folder; nil where it was trained without embeddings.
  ///   - bundle: The name of the bundle that the models are from; nil for a workspace's own.
  /// - Complexity: O(rows of history)
  public init(
    champion: Champion, history: PlayerGameTable, games: GameHistory? = nil, players: PlayerDirectory,
    neighbours: PlayerNeighbours?, configuration: String? = nil, bundle: String? = nil, threads: Int = 1
  ) {
    self.champion = champion
    self.history = history
    self.games = games ?? GameHistory(history)
    self.players = players
    self.neighbours = neighbours
    seasons = history.playerSeasons
    self.configuration = configuration ?? champion.meta.manifest.configuration.experiment.name
    self.bundle = bundle
    self.threads = threads
  }

  /// - Parameters:
  ///   - slate: Everybody who is forecast on the day: what `predict` is given.
  ///   - session: The state of the evening before, if somebody keeps it already.
  /// - Throws: `PlayerQueryError.notPlaying` for somebody who is not of the slate.
  /// - Complexity: without a session O(rows of history), with one some milliseconds.
  public func explain(
    _ person: Int64, among slate: DaySlate, on day: GameDay, session: AsOfSession? = nil,
    stats: [Stat] = Stat.allCases
  ) throws -> Explanation {
    let directory = slate.naming(players)
    guard let index = slate.entries.firstIndex(where: { $0.slate.personId == person }) else {
      throw PlayerQueryError.notPlaying(player: directory[person]?.fullName ?? "player \(person)", day: day)
    }
    let entry = slate.entries[index]
    let session = session ?? AsOfSession(history: history, players: directory, through: day.advanced(by: -1))
    let manifest = champion.meta.manifest
    // The line-up variant reads a row beside all others of its game.
    let rows = session.features(
      for: slate.entries.map(\.slate), on: day, variant: manifest.variant, season: slate.season)
    let block = try FeatureBlock(values: Array(rows.row(index)), seasons: [slate.season])
    let row = try ForecastRows(block: block, keys: [RowKey(entry.slate, on: day, season: slate.season)])
    let said = try champion.explain(row, history: games, stats: stats, threads: threads)
    let typical = TypicalValues(rows)
    var explained: [Stat: StatExplanation] = [:]
    for (stat, parts) in said.stats {
      guard let forecast = said.forecast.stats[stat], let report = manifest.report(of: stat) else { continue }
      explained[stat] = explanation(stat, forecast, report, parts, values: rows.row(index), typical)
    }
    func team(_ code: Int16) -> String {
      TeamCatalogue.shared.name(of: code, in: slate.season)?.fullName ?? "team \(code)"
    }
    let (nearest, nearestNote) = near(person)
    return Explanation(
      forecast: ForecastReport.Forecast(
        personId: person, player: directory[person]?.fullName ?? "player \(person)", gameId: entry.slate.gameId,
        gameDate: day, team: team(entry.slate.team), opponent: team(entry.slate.opponent),
        home: entry.slate.home < 0 ? nil : entry.slate.home == 1, participation: entry.participation,
        stats: explained.mapValues(\.forecast),
        caution: Caution.text(of: entry, session.past(of: person), on: day, in: history)),
      cutOff: champion.cutoff, asOf: day.advanced(by: -1), model: ModelName.v4, variant: manifest.variant.rawValue,
      configuration: configuration, bundle: bundle, simulated: history.kind == .simulated,
      typicalOf: "the middle of the \(slate.entries.count) players of \(day)", stats: explained, nearest: nearest,
      nearestNote: nearestNote, notes: notes())
  }

  private func explanation(
    _ stat: Stat, _ forecast: MetaForecast.StatForecast, _ report: MetaManifest.StatReport,
    _ parts: (shares: BlendShares, trees: Champion.BlendTrees), values: ArraySlice<Float>, _ typical: TypicalValues
  ) -> StatExplanation {
    let blend = forecast.stack[0]
    let distribution = forecast.distributions[0]
    return StatExplanation(
      forecast: Forecaster.summary(forecast, 0, []),
      quantiles: StatExplanation.levels.map { .init(level: $0, value: distribution.quantile($0)) },
      probabilities: StatExplanation.probabilities(of: distribution),
      steps: ForecastStep.median(forecast, 0, report), meanSteps: ForecastStep.mean(forecast, 0, report),
      blend: BlendExplanation(parts.shares, blend: blend, stat, champion.meta.manifest, champion.view),
      contributions: FeatureContributions(
        base: parts.trees.base, networks: parts.trees.networks, total: blend, added: parts.trees.added,
        values: values, typical: typical.of))
  }

  private func near(_ person: Int64) -> (players: [Explanation.Near], note: String?) {
    guard let neighbours else {
      return ([], "the model was trained without player embeddings")
    }
    guard let found = try? neighbours.nearest(to: person) else {
      return ([], "he has no games before season \(neighbours.season), the cut-off of the embeddings")
    }
    let near = found.map { near in
      let career = neighbours.known(of: seasons[near.personId])
      return Explanation.Near(
        personId: near.personId, player: players[near.personId]?.fullName ?? "player \(near.personId)",
        firstSeason: career?.lowerBound, lastSeason: career?.upperBound,
        games: near.games, similarity: near.similarity)
    }
    return (near, nil)
  }

  private func notes() -> [String] {
    var notes = [
      "Contributions are exact Shapley values of the trees of the blend; what V4's networks add is told as a whole.",
      "They say what the models made of the numbers, not what causes what.",
    ]
    if history.kind == .simulated { notes.append("SIMULATED LEAGUE: no real player, team or game.") }
    return notes
  }
}
