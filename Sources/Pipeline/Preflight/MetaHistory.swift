import BoxScores
import MetaLearner

/// What a meta-learner would have to learn from, counted before any work.
struct MetaHistory: Sendable, Equatable {
  /// The season it is to forecast.
  let cutoff: Season
  /// Seasons before it that can be forecast as of their own cut-off.
  let seasons: Int
  /// Player-games of these.
  let rows: Int
  /// Fewer train no meta-learner.
  let neededRows: Int
  /// Player-games before the season that its league model learns from.
  let leagueRows: Int
  /// Fewer train no league model.
  let neededLeagueRows: Int

  /// What there is too little of; nil where it suffices.
  var shortage: String? {
    if seasons == 0 {
      return
        "the games before season \(cutoff) are too few to learn from: no season before it can be forecast as of its "
        + "own cut-off"
    }
    if rows < neededRows {
      return "before season \(cutoff) there are \(rows) rows to learn a meta-learner from, and \(neededRows) are needed"
    }
    guard leagueRows < neededLeagueRows else { return nil }
    return
      "before season \(cutoff) there are \(leagueRows) player-games for its league model, and \(neededLeagueRows) are "
      + "needed"
  }
}

extension ModelWorkshop {
  /// What the meta-learner of a goal has to learn from.
  func metaHistory(_ goal: MetaGoal) -> MetaHistory {
    let plan = plan(goal)
    let before = LeagueTrainer(settings: settings.league).seasons(before: goal.cutoff, available: history.seasons)
    return MetaHistory(
      cutoff: goal.cutoff, seasons: plan.metaSeasons.count, rows: rows(plan.metaSeasons),
      neededRows: settings.meta.minimumRows, leagueRows: rows(before), neededLeagueRows: settings.league.minimumRows)
  }
}
