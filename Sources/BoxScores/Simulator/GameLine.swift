import Foundation

/// One man in one game: what he is tonight, and what he has done so far.
struct GameLine {
  /// Index of the man.
  var man: Int
  /// Weight of his part in the coach's plan, tonight's moods included.
  var weight = 0.0
  /// Minutes the plan gives him when nothing happens.
  var expectedMinutes = 0.0
  /// Minutes of the period being played.
  var period = 0.0
  var seconds = 0
  var rates = Rates()
  var expected = Expectation()
  var plusMinus = 0

  var fieldGoalsAttempted = 0
  var threesAttempted = 0
  var threesMade = 0
  var twosMade = 0
  var freeThrowsAttempted = 0
  var freeThrowsMade = 0
  var reboundsOffensive = 0
  var reboundsDefensive = 0
  var assists = 0
  var steals = 0
  var blocks = 0
  var turnovers = 0
  var fouls = 0

  var points: Int { 2 * twosMade + 3 * threesMade + freeThrowsMade }

  /// Counts a minute by expectation.
  struct Expectation {
    var points = 0.0
    var rebounds = 0.0
    var assists = 0.0
    var threes = 0.0
  }

  /// Shares of the side's shots, trips, boards and assists go by weights a minute; the others are rates a minute or
  /// probabilities. With `form` as tonight draws it, without it as expected.
  struct Rates {
    var shots = 0.0
    var threeChance = 0.0
    var threeAccuracy = 0.0
    var twoAccuracy = 0.0
    var trips = 0.0
    var freeThrowAccuracy = 0.0
    var offensiveBoards = 0.0
    var defensiveBoards = 0.0
    var assists = 0.0
    var steals = 0.0
    var blocks = 0.0
    var turnovers = 0.0
    var fouls = 0.0

    init() {}

    init(_ man: SimulatedMan, norms: SkillNorms) {
      let skills = man.skills
      let value = man.value
      let drift = man.drift
      shots = exp(skills.shots + 0.11 * value + drift.shots)
      let odds = exp(
        norms.threeLevel + skills.threeShare + drift.threes + (man.position == .centre ? norms.centreThrees : 0))
      threeChance = norms.hasThrees ? odds / (1 + odds) : 0
      threeAccuracy = norms.threeAccuracy * exp(skills.threeAccuracy + 0.03 * value)
      twoAccuracy = norms.twoAccuracy * exp(skills.twoAccuracy + 0.03 * value)
      trips = exp(skills.freeThrowTrips + 0.14 * value + 0.5 * drift.shots)
      let freeThrowOdds = exp(norms.freeThrowLevel + skills.freeThrowAccuracy)
      freeThrowAccuracy = freeThrowOdds / (1 + freeThrowOdds)
      offensiveBoards = exp(skills.offensiveBoards + drift.boards)
      defensiveBoards = exp(skills.defensiveBoards + 0.05 * value + drift.boards)
      assists = exp(skills.assists + 0.08 * value + drift.assists)
      steals = norms.steals * exp(skills.steals + 0.03 * value)
      blocks = norms.blocks * exp(skills.blocks + 0.03 * value)
      turnovers = norms.turnovers * exp(skills.turnovers + 0.05 * value)
      fouls = norms.fouls * exp(skills.fouls - 0.08 * value)
    }

    /// Tonight's form: some nights the ball comes to him.
    mutating func vary(_ generator: inout SeededGenerator) {
      shots *= generator.factor(0.14)
      trips *= generator.factor(0.20)
      assists *= generator.factor(0.16)
      let boards = generator.factor(0.14)
      offensiveBoards *= boards
      defensiveBoards *= boards
    }
  }
}
