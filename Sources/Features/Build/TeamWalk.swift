import BoxScores

/// Goes through the days and writes what the teams' and the league's past give, the interactions and the line-ups.
struct TeamWalk {
  private var teams: [TeamState]
  private var league: LeagueState
  /// The team of a player's last game.
  private var teamOf: [Int32]
  private let layout = MatrixLayout()
  private let interactions = InteractionEmission()
  private let nobody = TeamState()

  init(kind: DataKind, teams: Int, players: Int) {
    self.teams = Array(repeating: TeamState(), count: teams)
    league = LeagueState(kind: kind)
    teamOf = Array(repeating: -1, count: players)
  }

  /// One side of tonight's game, with the rows to fill.
  struct Side {
    var tonight: TeamGame
    var appearing: [Appearing]
    var rows: [UnsafeMutablePointer<Float>]
    /// The other side, an index into the day's sides.
    var partner: Int?
  }

  /// Writes the rows of a day from the state of the morning. The player section of the rows is already there.
  func emit(_ sides: [Side], season: Int16, isCovered: Bool, variant: FeatureVariant, faults: FeatureFault = []) {
    var league = league
    league.turn(to: season, isCovered: isCovered)
    let rosters = sides.map { side in
      let roster = state(of: side.tonight.team).roster
      guard faults.contains(.appearsTonight) else { return RosterSummary(roster) }
      let tonight = Set(side.appearing.compactMap(\.player))
      return RosterSummary(roster) { tonight.contains($0) }
    }
    let lineups: [LineupEmission.Side] =
      variant == .blind ? [] : zip(sides, rosters).map { LineupEmission.Side($0.appearing, roster: $1) }
    for (index, side) in sides.enumerated() {
      emitBlind(side, roster: rosters[index], league: league)
      guard variant == .lineup else { continue }
      for (slot, row) in side.rows.enumerated() {
        LineupEmission.emit(
          slot, of: lineups[index], against: side.partner.map { lineups[$0] }, isCovered: side.tonight.isCovered,
          into: row + layout.lineup)
      }
    }
  }

  private func emitBlind(_ side: Side, roster: RosterSummary, league: LeagueState) {
    let opponent = state(of: side.tonight.opponent)
    guard let first = side.rows.first else { return }
    TeamEmission.emitShared(
      team: state(of: side.tonight.team), opponent: opponent, league: league, tonight: side.tonight,
      into: first + layout.team)
    let shared = layout.teamPlayer - layout.team
    for (slot, row) in side.rows.enumerated() {
      if slot > 0 { (row + layout.team).update(from: first + layout.team, count: shared) }
      let one = side.appearing[slot]
      TeamEmission.emitPlayer(
        one.player, profile: one.profile, position: one.position, opponent: opponent, roster: roster,
        isCovered: side.tonight.isCovered, into: row + layout.teamPlayer)
      interactions.emit(from: row, into: row + layout.interaction)
    }
  }

  private func state(of team: Int32) -> TeamState { team >= 0 && Int(team) < teams.count ? teams[Int(team)] : nobody }
}

extension TeamWalk {
  /// What the day's games moved, in parts: faults of the test suite move some of them too early.
  struct Parts: OptionSet {
    let rawValue: UInt8
    static let own = Parts(rawValue: 1)
    static let allowed = Parts(rawValue: 2)
    static let rest = Parts(rawValue: 4)
    static let all: Parts = [.own, .allowed, .rest]
  }

  /// Moves the state by a day's games, after its rows are written.
  mutating func update(
    _ day: DaySpan, of frame: GameFrame, _ block: WalkBlock, facts: [PlayerFacts], parts: Parts = .all
  ) {
    guard !day.games.isEmpty else { return }
    let isCovered = frame.games[day.games.lowerBound].isCovered
    if parts.contains(.rest) { league.turn(to: day.season, isCovered: isCovered) }
    for side in day.games {
      let game = frame.games[side]
      let own = block.total(side)
      teams[Int(game.team)].turn(to: game.season)
      teams[Int(game.opponent)].turn(to: game.season)
      if parts.contains(.rest) {
        teams[Int(game.team)].remember(day: game.day)
        updateRoster(side, game, frame, block, facts)
      }
      guard isCovered else { continue }
      if parts.contains(.own) { teams[Int(game.team)].addOwn(own) }
      if parts.contains(.allowed) {
        teams[Int(game.opponent)].addAllowed(own)
        addRatios(side, game, frame, block, facts)
      }
      guard parts.contains(.rest) else { continue }
      if game.partner >= 0 { addPair(game, own, block.total(Int(game.partner))) }
      for row in game.rows where frame.game[row] == side { league.add(block.box(row)) }
    }
  }

  private mutating func addPair(_ game: TeamGame, _ own: UnsafePointer<Double>, _ other: UnsafePointer<Double>) {
    let points = BoxColumn.points.rawValue
    teams[Int(game.team)].margin.add(own[points] - other[points], decay: TeamState.decay)
    let pace = (TeamTotals.possessions(own) + TeamTotals.possessions(other)) / 2
    teams[Int(game.team)].pace.add(pace, decay: TeamState.decay)
    league.add(pace: pace)
  }

  private mutating func updateRoster(
    _ side: Int, _ game: TeamGame, _ frame: GameFrame, _ block: WalkBlock, _ facts: [PlayerFacts]
  ) {
    teams[Int(game.team)].roster.beginGame()
    for row in game.rows where frame.game[row] == side {
      let player = frame.player[row]
      let last = teamOf[Int(player)]
      if last >= 0, last != game.team { teams[Int(last)].roster.leave(player) }
      teamOf[Int(player)] = game.team
      teams[Int(game.team)].roster.appear(
        player, profile: block.profile(row).pointee.after, position: facts[Int(player)].position)
    }
  }

  private mutating func addRatios(
    _ side: Int, _ game: TeamGame, _ frame: GameFrame, _ block: WalkBlock, _ facts: [PlayerFacts]
  ) {
    let groups = 1 + PlayerFacts.Position.count
    var made = [Double](repeating: 0, count: TeamState.stats * groups)
    var promised = made
    for row in game.rows where frame.game[row] == side {
      let box = block.box(row)
      let minutes = Double(box[BoxColumn.minutes.rawValue])
      let group = TeamState.stats * (1 + facts[Int(frame.player[row])].position.rawValue)
      for stat in 0..<TeamState.stats {
        let value = Double(box[stat + 1])
        let promise = Double(block.profile(row).pointee.before.rates[stat]) * minutes
        guard value == value, promise == promise else { continue }
        made[stat] += value
        promised[stat] += promise
        made[group + stat] += value
        promised[group + stat] += promise
      }
    }
    for index in made.indices {
      teams[Int(game.opponent)].ratios[index].add(
        made: made[index], promised: promised[index], decay: TeamState.ratioDecay)
    }
  }
}

extension TeamWalk {
  func write(to writer: inout StateWriter) {
    for team in teams { team.write(to: &writer) }
    league.write(to: &writer)
    writer.put(teamOf)
  }

  init(
    from reader: inout StateReader, kind: DataKind, teams count: Int, players: Int
  ) throws(StateReader.Fault) {
    var states: [TeamState] = []
    for _ in 0..<count { states.append(try TeamState(from: &reader)) }
    teams = states
    league = try LeagueState(from: &reader, kind: kind)
    teamOf = try reader.array()
    try reader.require(teamOf.count == players && teamOf.allSatisfy { (-1..<Int32(count)).contains($0) })
    for team in states {
      try reader.require(team.roster.entries.allSatisfy { (0..<Int32(players)).contains($0.player) })
    }
  }
}
