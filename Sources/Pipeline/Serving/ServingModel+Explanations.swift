import BoxScores
import Features
import Forecasting
import MetaLearner

extension ServingModel {
  /// Why a player's forecast of a day is what it is: what `explain` prints; nil for a day without games.
  ///
  /// - Throws: `PlayerQueryError.notPlaying`; what loading the day's model throws.
  public func explanation(of person: Int64, on day: GameDay, stats: [Stat]) throws -> Explanation? {
    guard let (league, slate) = league(of: day) else { return nil }
    if let bundle, slate.season < bundle.manifest.cutOff {
      return try bundle.explain("\(person)", on: day, stats: stats)
    }
    let (generation, _) = try generation(slate.season, on: day, league)
    let explainer = Explainer(
      champion: generation.champion, history: league.table, games: GameHistory(league.table, of: [person]),
      players: slate.naming(league.players), neighbours: generation.neighbours,
      bundle: bundle.map { String($0.identity.prefix(12)) }, threads: threads)
    return try explainer.explain(
      person, among: slate, on: day, session: try state(through: day.advanced(by: -1), league), stats: stats)
  }

  /// The state of the league at the end of a day; the last one asked for is kept.
  func state(through day: GameDay, _ league: ServedLeague) throws -> AsOfSession {
    if let known = lastState.withLock({ $0 }), known.kind == league.kind, known.session.lastDay == day {
      return known.session
    }
    let session: AsOfSession
    if case .workspace(let workspace) = source, let history = try workspace.history(league.kind) {
      session = try history.session(through: day)
    } else {
      session = AsOfSession(history: league.table, players: league.players, through: day)
    }
    lastState.withLock { $0 = (league.kind, session) }
    return session
  }
}
