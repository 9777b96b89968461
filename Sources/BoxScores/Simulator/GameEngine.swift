import Foundation

/// Plays one game of the simulated league.
///
/// A game is two halves and as many overtimes as it takes. In each period a side has a number of shots, trips to the
/// line and boards to win, and every one of them falls to one of its men: so the counts of team-mates compete, an absent
/// star's shots are there to be taken, and all identities of a box score hold by construction.
struct GameEngine {
  /// Share of free throws that stay in play when missed.
  static let liveFreeThrows = 0.55
  /// Mean shots of a trip to the line.
  private static let shotsPerTrip = 1.84

  struct Side {
    var team: Int
    var isHome: Bool
    var lines: [GameLine]
    var manners: SimulatedTeamState.Manners
    var isTired: Bool
    /// Logarithm of tonight's accuracy against the usual one.
    var accuracy = 0.0
    var boardsAllowedByOpponent = 0.0
    var assistsAllowedByOpponent = 0.0
    var pace = 1.0
    var score: Int { lines.reduce(0) { $0 + $1.points } }
  }

  let era: SimulatedEra
  let levels: CalibratedLevels
  private var counts: [Int]
  private var weights: [Double]

  init(era: SimulatedEra, levels: CalibratedLevels) {
    self.era = era
    self.levels = levels
    counts = []
    weights = []
  }

  /// Plays until one side has won.
  /// - Returns: the minutes of the game, 48 and 5 for every overtime.
  mutating func play(_ home: inout Side, _ away: inout Side, generator: inout SeededGenerator) -> Int {
    prepare(&home, against: away, generator: &generator)
    prepare(&away, against: home, generator: &generator)
    let pace = generator.factor(0.035)
    home.pace *= pace
    away.pace *= pace
    period(24, least: 40, &home, &away, lead: 0, generator: &generator)
    period(24, least: 60, &home, &away, lead: home.score - away.score, generator: &generator)
    var minutes = 48
    while home.score == away.score {
      period(5, least: 60, &home, &away, lead: 0, generator: &generator)
      minutes += 5
    }
    let margin = home.score - away.score
    PlusMinus.share(margin, among: &home.lines, minutes: minutes, generator: &generator)
    PlusMinus.share(-margin, among: &away.lines, minutes: minutes, generator: &generator)
    return minutes
  }

  /// What is known of a side before tip-off, and then tonight's form of it and its men.
  private func prepare(_ side: inout Side, against other: Side, generator: inout SeededGenerator) {
    side.accuracy =
      side.manners.attack - other.manners.defence + (side.isHome ? 1 : -1) * era.homeEdge - (side.isTired ? 0.012 : 0)
    side.boardsAllowedByOpponent = other.manners.boardsAllowed
    side.assistsAllowedByOpponent = other.manners.assistsAllowed
    side.pace = exp(side.manners.pace + other.manners.pace)
    for index in side.lines.indices {
      side.lines[index].rates.threeChance = min(
        0.95, side.lines[index].rates.threeChance * levels[.threeShots] * exp(other.manners.threesAllowed))
    }
    expect(&side)
    side.accuracy += 0.015 * generator.normal()
    for index in side.lines.indices { side.lines[index].rates.vary(&generator) }
  }

  /// Fills in what the best forecaster would say, before any luck of the night is drawn.
  private func expect(_ side: inout Side) {
    let edge = exp(side.accuracy)
    func total(_ rate: (GameLine.Rates) -> Double) -> Double {
      // Who is not in the plan has minutes only if he plays after all; the side's totals go by the plan.
      max(1e-9, side.lines.reduce(0) { $0 + ($1.weight > 0 ? $1.expectedMinutes * rate($1.rates) : 0) })
    }
    let shots = era[.shots] * side.pace / total(\.shots)
    let trips = era[.freeThrowShots] * side.pace / total(\.trips)
    let offensive = era[.offensiveBoards] * side.pace / total(\.offensiveBoards)
    let defensive = era[.defensiveBoards] * side.pace / total(\.defensiveBoards)
    let allowed = exp(side.boardsAllowedByOpponent)
    let assists = era[.assists] * side.pace * edge * exp(side.assistsAllowedByOpponent) / total(\.assists)
    for index in side.lines.indices {
      let rates = side.lines[index].rates
      let threes = rates.shots * shots * rates.threeChance
      let threesMade = threes * min(0.9, rates.threeAccuracy * levels[.threesMade] * edge)
      let twosMade =
        (rates.shots * shots - threes) * min(0.95, rates.twoAccuracy * levels[.twosMade] * edge)
      side.lines[index].expected = GameLine.Expectation(
        points: 3 * threesMade + 2 * twosMade
          + rates.trips * trips * min(0.98, rates.freeThrowAccuracy * levels[.freeThrowsMade]),
        rebounds: rates.offensiveBoards * offensive * allowed + rates.defensiveBoards * defensive,
        assists: rates.assists * assists,
        threes: threesMade)
    }
  }

  private mutating func period(
    _ length: Int, least: Int, _ home: inout Side, _ away: inout Side, lead: Int, generator: inout SeededGenerator
  ) {
    giveMinutes(&home, length: length, least: least, lead: lead)
    giveMinutes(&away, length: length, least: least, lead: -lead)
    let homeMisses = shoot(&home, length: length, lead: lead, generator: &generator)
    let awayMisses = shoot(&away, length: length, lead: -lead, generator: &generator)
    rebound(homeMisses, shooters: &home, others: &away, generator: &generator)
    rebound(awayMisses, shooters: &away, others: &home, generator: &generator)
    restOfTheLine(&home, generator: &generator)
    restOfTheLine(&away, generator: &generator)
  }

  private func giveMinutes(_ side: inout Side, length: Int, least: Int, lead: Int) {
    var weights = side.lines.map { line in
      // Whoever is in foul trouble sits more.
      line.weight * (line.fouls >= 6 ? 0 : line.fouls >= 4 ? 0.6 : 1)
    }
    if weights.count(where: { $0 > 0 }) < 6 {
      // The end of the bench comes in. Who has six fouls stays only where the bench is empty, as the rules have it.
      for index in weights.indices where weights[index] == 0 && side.lines[index].fouls < 6 { weights[index] = 0.1 }
      if weights.count(where: { $0 > 0 }) < 5 { weights = side.lines.map { max(0.1, $0.weight) } }
    }
    if length == 5 {
      // Overtime belongs to those the coach trusts.
      let trusted = weights.map { $0 > 0.3 ? $0 * $0 : 0 }
      if trusted.count(where: { $0 > 0 }) >= 6 { weights = trusted }
    } else {
      weights = Rotation.runaway(weights, lead: lead, men: era.menPerSide)
    }
    let seconds = Rotation.seconds(length * 300, weights: weights, least: least, most: length * 60)
    for index in side.lines.indices {
      side.lines[index].seconds += seconds[index]
      side.lines[index].period = Double(seconds[index]) / 60
    }
  }

  /// Splits a total by weights a minute over a side's men.
  private mutating func split(
    _ total: Int, _ side: borrowing Side, by rate: (GameLine.Rates) -> Double, generator: inout SeededGenerator
  ) {
    weights.removeAll(keepingCapacity: true)
    for line in side.lines { weights.append(line.period * rate(line.rates)) }
    counts = Array(repeating: 0, count: weights.count)
    generator.split(total, over: weights, into: &counts)
  }

  /// Shots, free throws and assists of a side. A lead is played down, a deficit made up for: about a third of a
  /// half-time lead is gone at the end.
  /// - Returns: missed shots that are still in play.
  private mutating func shoot(
    _ side: inout Side, length: Int, lead: Int, generator: inout SeededGenerator
  ) -> Int {
    let part = Double(length) / 48
    let edge = exp(side.accuracy) * (1 - 0.0055 * Double(max(-25, min(25, lead))))
    let shots = era[.shots] * levels[.shots] * side.pace * part
    let total = max(0, Int(generator.normal(shots, 3.4 * part.squareRoot()).rounded()))
    split(total, side, by: \.shots, generator: &generator)
    var goals = 0
    var misses = 0
    for index in side.lines.indices where counts[index] > 0 {
      let rates = side.lines[index].rates
      let threes = generator.binomial(counts[index], rates.threeChance)
      let threesMade = generator.binomial(threes, min(0.9, rates.threeAccuracy * levels[.threesMade] * edge))
      let twos = counts[index] - threes
      let twosMade = generator.binomial(twos, min(0.95, rates.twoAccuracy * levels[.twosMade] * edge))
      side.lines[index].fieldGoalsAttempted += counts[index]
      side.lines[index].threesAttempted += threes
      side.lines[index].threesMade += threesMade
      side.lines[index].twosMade += twosMade
      goals += threesMade + twosMade
      misses += counts[index] - threesMade - twosMade
    }
    let trips = era[.freeThrowShots] * levels[.freeThrowShots] * side.pace * part / Self.shotsPerTrip
    split(
      max(0, Int(generator.normal(trips, 2.6 * part.squareRoot()).rounded())), side, by: \.trips, generator: &generator)
    var missedFreeThrows = 0
    for index in side.lines.indices where counts[index] > 0 {
      let attempts = counts[index] + generator.binomial(counts[index], Self.shotsPerTrip - 1)
      let made = generator.binomial(
        attempts, min(0.98, side.lines[index].rates.freeThrowAccuracy * levels[.freeThrowsMade]))
      side.lines[index].freeThrowsAttempted += attempts
      side.lines[index].freeThrowsMade += made
      missedFreeThrows += attempts - made
    }
    let helped = min(
      0.97, era[.assists] * levels[.assists] / era.fieldGoals * exp(side.assistsAllowedByOpponent))
    split(generator.binomial(goals, helped), side, by: \.assists, generator: &generator)
    for index in side.lines.indices { side.lines[index].assists += counts[index] }
    return misses + generator.binomial(missedFreeThrows, Self.liveFreeThrows)
  }

  private mutating func rebound(
    _ misses: Int, shooters: inout Side, others: inout Side, generator: inout SeededGenerator
  ) {
    let offensive = min(
      0.9, era[.offensiveBoards] * levels[.offensiveBoards] / era.misses * exp(shooters.boardsAllowedByOpponent))
    let won = generator.binomial(misses, offensive)
    split(won, shooters, by: \.offensiveBoards, generator: &generator)
    for index in shooters.lines.indices { shooters.lines[index].reboundsOffensive += counts[index] }
    let defensive = min(
      0.99, era[.defensiveBoards] * levels[.defensiveBoards] / (era.misses - era[.offensiveBoards]))
    split(generator.binomial(misses - won, defensive), others, by: \.defensiveBoards, generator: &generator)
    for index in others.lines.indices { others.lines[index].reboundsDefensive += counts[index] }
  }

  private func restOfTheLine(_ side: inout Side, generator: inout SeededGenerator) {
    for index in side.lines.indices where side.lines[index].period > 0 {
      let rates = side.lines[index].rates
      let minutes = side.lines[index].period
      let busy = minutes * side.pace
      side.lines[index].steals += generator.poisson(busy * rates.steals * levels[.steals])
      side.lines[index].blocks += generator.poisson(busy * rates.blocks * levels[.blocks])
      side.lines[index].turnovers += generator.poisson(busy * rates.turnovers * levels[.turnovers])
      let fouls = generator.poisson(minutes * rates.fouls * levels[.fouls])
      side.lines[index].fouls = min(6, side.lines[index].fouls + fouls)
    }
  }
}
