import BoxScores
import Features
import MetaLearner

extension DaySlate {
  /// The players whom a file names, found by id or name; where a line has both, they have to be one man's.
  ///
  /// - Throws: `SlateError.players` with every line that does not tell who it means; `.nobodyPlays`.
  public init(_ file: SlateFile, _ table: PlayerGameTable, _ players: PlayerDirectory) throws(SlateError) {
    self.init(season: file.season, entries: [])
    let known = PlayerNames(
      players.byId.keys.sorted(), players: players, seasons: table.playerSeasons, preferring: .recent)
    var problems: [SlateError.Problem] = []
    var lineOf: [Int64: Int] = [:]
    for line in file.lines {
      if let id = line.personId, let reason = players.contradiction(of: id, named: line.player) {
        problems.append(.init(line: line.line, reason: reason))
        continue
      }
      let person: Int64
      do {
        if let id = line.personId { person = id } else { person = try known.resolve(line.player, season: file.season) }
      } catch {
        problems.append(.init(line: line.line, reason: error.message))
        continue
      }
      if let first = lineOf.updateValue(line.line, forKey: person) {
        problems.append(.init(line: line.line, reason: "the player of line \(first) again"))
        continue
      }
      if players[person] == nil { names[person] = line.player }
      guard !line.isOut else {
        absent.append(players[person]?.fullName ?? (line.player.isEmpty ? "player \(person)" : line.player))
        continue
      }
      entries.append(
        Forecaster.Entry(
          slate: SlateEntry(
            personId: person, team: line.team, opponent: line.opponent, home: line.home, gameId: line.gameId,
            gameType: line.gameType), participation: .onSlate))
    }
    ignoredColumns = file.ignoredColumns
    guard problems.isEmpty else { throw .players(file: file.file, problems: problems) }
    guard !entries.isEmpty else { throw .nobodyPlays(file: file.file) }
  }
}
