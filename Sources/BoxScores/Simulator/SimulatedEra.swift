/// What one side of one game adds up to in a season, the numbers that nobody wrote down included: an unrecorded
/// rebound was still a rebound.
struct SimulatedEra: Sendable {
  let season: Season
  let teams: Int
  let gamesPerTeam: Int
  let menPerSide: Double
  /// By `Measure.rawValue`: the mean of one side in one game.
  private let levels: [Double]

  /// What is counted and kept at its level while a season runs.
  enum Measure: Int, CaseIterable {
    case shots, threeShots, threesMade, twosMade, freeThrowShots, freeThrowsMade
    case offensiveBoards, defensiveBoards, assists, steals, blocks, turnovers, fouls, men
  }

  subscript(_ measure: Measure) -> Double { levels[measure.rawValue] }

  /// Seasons after the table's last take the last one's levels.
  init(_ season: Season, scale: LeagueScale) {
    let last = SeasonAverages.all[SeasonAverages.all.count - 1]
    let averages = SeasonAverages.of(season) ?? last
    self.season = season
    teams = scale.teams ?? averages.teams
    gamesPerTeam = scale.gamesPerTeam ?? averages.gamesPerTeam
    menPerSide = scale.menPerSide ?? averages.menPerSide

    /// A side's sum of a column; before its first season that of the first season.
    func side(_ column: BoxColumn) -> Double {
      let source = averages[column].isNaN ? SeasonAverages.of(column.firstSeason)! : averages
      return Double(source[column]) * source.menPerSide
    }
    let hasThrees = BoxColumn.threePointersMade.isRecorded(in: season)
    let threesMade = hasThrees ? side(.threePointersMade) : 0
    let rebounds = side(.rebounds)
    // The share of offensive rebounds was first written down in 1974.
    let split =
      averages[.reboundsOffensive].isNaN ? SeasonAverages.of(BoxColumn.reboundsOffensive.firstSeason)! : averages
    let offensive = Double(split[.reboundsOffensive] / (split[.reboundsOffensive] + split[.reboundsDefensive]))
    var levels = [Double](repeating: 0, count: Measure.allCases.count)
    levels[Measure.shots.rawValue] = side(.fieldGoalsAttempted)
    levels[Measure.threeShots.rawValue] = hasThrees ? side(.threePointersAttempted) : 0
    levels[Measure.threesMade.rawValue] = threesMade
    levels[Measure.twosMade.rawValue] = side(.fieldGoalsMade) - threesMade
    levels[Measure.freeThrowShots.rawValue] = side(.freeThrowsAttempted)
    levels[Measure.freeThrowsMade.rawValue] = side(.freeThrowsMade)
    levels[Measure.offensiveBoards.rawValue] = rebounds * offensive
    levels[Measure.defensiveBoards.rawValue] = rebounds * (1 - offensive)
    levels[Measure.assists.rawValue] = side(.assists)
    levels[Measure.steals.rawValue] = side(.steals)
    levels[Measure.blocks.rawValue] = side(.blocks)
    levels[Measure.turnovers.rawValue] = side(.turnovers)
    levels[Measure.fouls.rawValue] = side(.fouls)
    levels[Measure.men.rawValue] = menPerSide
    self.levels = levels
  }

  var fieldGoals: Double { self[.threesMade] + self[.twosMade] }

  /// Missed shots of a side that can be rebounded; every other missed free throw is followed by another.
  var misses: Double {
    self[.shots] - fieldGoals + GameEngine.liveFreeThrows * (self[.freeThrowShots] - self[.freeThrowsMade])
  }

  /// How much better a side shoots at home, as a share of its accuracy; it was more in the days of long train rides.
  var homeEdge: Double { season.endYear < 1987 ? 0.016 : 0.010 }

  /// Chance that a leading man is rested on the second night of two.
  var restChance: Double { season.endYear < 2012 ? 0.004 : 0.05 }

  /// Centres shoot threes since about 2015.
  var centreThrees: Double { min(1.6, max(0, Double(season.endYear - 2005) * 0.1)) }
}
