import MetaLearner
import Windows

/// What of a meta-learner's plan is not trained, or not any more.
struct MetaNeeds {
  var vintages: [Vintage]
  let leagues: [LeagueKey]
  var meta: Bool

  var isEmptyBelow: Bool { vintages.isEmpty && leagues.isEmpty }

  var isEmpty: Bool { vintages.isEmpty && leagues.isEmpty && !meta }

  init(_ workshop: ModelWorkshop, _ goal: MetaGoal, configuration: ExperimentConfiguration? = nil) throws {
    let plan = workshop.plan(goal)
    vintages = try plan.vintages.filter { try !workshop.state($0).isTrained }
    leagues = try plan.leagues.filter { try !workshop.state($0).isTrained }
    // A meta-learner belongs to the very models it was trained on.
    meta =
      try !vintages.isEmpty || !leagues.isEmpty
      || !workshop.metaState(goal, configuration: configuration).isTrained
  }
}
