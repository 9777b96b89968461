/// Writes games down under the rules of their era.
struct LeagueRecorder {
  private(set) var table = PlayerGameTable(kind: .simulated)
  private(set) var truth = SimulatedLeague.Truth()
  private(set) var absences: [SimulatedLeague.Absence] = []

  struct Occasion {
    var gameId: Int64
    var day: GameDay
    var season: Season
    var gameType: GameType
    var home: Int16
    var away: Int16
  }

  /// Appends the rows of a game, by personId. Games must come in the order of (day, gameId).
  mutating func record(
    _ occasion: Occasion, home: GameEngine.Side, away: GameEngine.Side, men: [SimulatedMan],
    absent: [(personId: Int64, isHome: Bool, reason: SimulatedLeague.Absence.Reason)]
  ) {
    var rows: [(personId: Int64, isHome: Bool, line: GameLine, minutes: Float)] = []
    rows.reserveCapacity(26)
    var unused: [(personId: Int64, isHome: Bool, reason: SimulatedLeague.Absence.Reason)] = absent
    for side in [home, away] {
      let minutes = recordedMinutes(side.lines, season: occasion.season)
      for (line, minutes) in zip(side.lines, minutes) {
        let personId = men[line.man].personId
        if line.seconds > 0 {
          rows.append((personId, side.isHome, line, minutes))
        } else {
          unused.append((personId, side.isHome, .coach))
        }
      }
    }
    rows.sort { $0.personId < $1.personId }
    for row in rows { append(occasion, row.personId, isHome: row.isHome, row.line, minutes: row.minutes) }
    for entry in unused.sorted(by: { $0.personId < $1.personId }) {
      absences.append(
        SimulatedLeague.Absence(
          gameId: occasion.gameId, personId: entry.personId, day: occasion.day,
          team: entry.isHome ? occasion.home : occasion.away, opponent: entry.isHome ? occasion.away : occasion.home,
          isHome: entry.isHome, gameType: occasion.gameType, reason: entry.reason))
    }
  }

  /// Whole minutes until 1996, which sum to the side's minutes; minutes and seconds from 1997.
  private func recordedMinutes(_ lines: [GameLine], season: Season) -> [Float] {
    guard season.endYear < 1997 else { return lines.map { Float($0.seconds) / 60 } }
    var whole = lines.map { $0.seconds / 60 }
    let missing = lines.reduce(0) { $0 + $1.seconds } / 60 - whole.reduce(0, +)
    let byRest = lines.indices.sorted {
      let (left, right) = (lines[$0].seconds % 60, lines[$1].seconds % 60)
      return left != right ? left > right : $0 < $1
    }
    for index in byRest.prefix(missing) { whole[index] += 1 }
    return whole.map(Float.init)
  }

  private mutating func append(
    _ occasion: Occasion, _ personId: Int64, isHome: Bool, _ line: GameLine, minutes: Float
  ) {
    table.gameId.append(occasion.gameId)
    table.personId.append(personId)
    table.day.append(occasion.day.number)
    table.season.append(Int16(occasion.season.endYear))
    table.team.append(isHome ? occasion.home : occasion.away)
    table.opponent.append(isHome ? occasion.away : occasion.home)
    table.home.append(isHome ? 1 : 0)
    table.gameType.append(occasion.gameType.rawValue)
    for column in BoxColumn.allCases {
      let value: Float =
        switch column {
        case .minutes: minutes
        case .points: Float(line.points)
        case .rebounds: Float(line.reboundsOffensive + line.reboundsDefensive)
        case .assists: Float(line.assists)
        case .threePointersMade: Float(line.threesMade)
        case .threePointersAttempted: Float(line.threesAttempted)
        case .fieldGoalsMade: Float(line.twosMade + line.threesMade)
        case .fieldGoalsAttempted: Float(line.fieldGoalsAttempted)
        case .freeThrowsMade: Float(line.freeThrowsMade)
        case .freeThrowsAttempted: Float(line.freeThrowsAttempted)
        case .reboundsOffensive: Float(line.reboundsOffensive)
        case .reboundsDefensive: Float(line.reboundsDefensive)
        case .steals: Float(line.steals)
        case .blocks: Float(line.blocks)
        case .turnovers: Float(line.turnovers)
        case .fouls: Float(line.fouls)
        case .plusMinus: Float(line.plusMinus)
        }
      table.values[column.rawValue].append(column.isRecorded(in: occasion.season) ? value : .nan)
    }
    truth.expectedMinutes.append(Float(line.expectedMinutes))
    truth.pointsPerMinute.append(Float(line.expected.points))
    truth.reboundsPerMinute.append(Float(line.expected.rebounds))
    truth.assistsPerMinute.append(Float(line.expected.assists))
    truth.threesPerMinute.append(Float(line.expected.threes))
  }
}
