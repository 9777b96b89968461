import Foundation
import NativeLibraries

/// Players, games to come, and who belongs to a team.
extension DataStore {
  /// Adds who players are (birthday, height, position, draft). A later file corrects an earlier one player by player.
  ///
  /// - Throws: `ImportError` naming the line for a missing or repeated personId.
  public func importPlayers(_ file: URL) throws -> CompanionReport {
    let (players, dropped, rows) = try PlayersFile.read(file)
    let transaction = try StoreTransaction(folder)
    let before = transaction.before.real.players
    var all = PlayerDirectory(try before.map { try CompanionFiles.players($0.verified(in: folder)) } ?? [])
    for player in players { all[player.personId] = player }
    let changed = try replace(\.players, of: .real, named: "players", rows: all.count, in: transaction) {
      try CompanionFiles.write(Array(all.byId.values), to: $0)
    }
    return CompanionReport(
      file: file.path, read: rows, stored: players.count, passedOver: 0, droppedValues: dropped,
      changedStore: changed)
  }

  /// Adds games to come. A later file corrects an earlier one game by game, and takes out those that it calls cancelled.
  public func importSchedule(_ url: URL) throws -> CompanionReport {
    let file = try ScheduleFile(contentsOf: url)
    let transaction = try StoreTransaction(folder)
    let before = transaction.before.real.schedule
    let (games, removed) = try file.merged(
      into: try before.map { try CompanionFiles.games($0.verified(in: folder)) } ?? [])
    let changed = try replace(\.schedule, of: .real, named: "schedule", rows: games.count, in: transaction) {
      try CompanionFiles.write(games, to: $0)
    }
    return CompanionReport(
      file: url.path, read: file.rows, stored: file.lines.count, passedOver: file.passedOver, droppedValues: 0,
      changedStore: changed, removed: removed, ignoredColumns: file.ignoredColumns)
  }

  /// Takes a file as the rosters of the teams that it names. Those of other teams stay, but for players who are in the file.
  ///
  /// - Parameter people: Who is known, for lines that name players; nil takes ids as they are.
  /// - Throws: `ImportError.people` for names that nobody or several have, or that are not those of the ids beside them.
  public func importRoster(_ url: URL, people: KnownPeople? = nil) throws -> CompanionReport {
    let file = try RosterFile(contentsOf: url, people: people)
    let transaction = try StoreTransaction(folder)
    let before = try transaction.before.real.roster.map { try CompanionFiles.roster($0.verified(in: folder)) } ?? []
    let teams = Set(file.entries.map(\.team))
    let named = Set(file.entries.map(\.personId))
    let kept = before.filter { !teams.contains($0.team) && !named.contains($0.personId) }
    let entries = kept + file.entries
    let changed = try replace(\.roster, of: .real, named: "roster", rows: entries.count, in: transaction) {
      try CompanionFiles.write(entries, to: $0)
    }
    return CompanionReport(
      file: url.path, read: file.rows, stored: file.entries.count, passedOver: 0, droppedValues: 0,
      changedStore: changed, removed: Set(before.map(\.personId)).subtracting(entries.map(\.personId)).count,
      rosters: RosterCounts(
        replacedTeams: teams.count, keptTeams: Set(kept.map(\.team)).count, keptPlayers: kept.count),
      ignoredColumns: file.ignoredColumns)
  }

  /// Everybody the store knows of: the players of the box scores under the name of their last game, and those of the
  /// players file; facts are the players file's.
  public func players(_ kind: DataKind) throws -> PlayerDirectory {
    let manifest = try StoreManifest.load(from: folder)[kind]
    var directory = PlayerDirectory(
      try manifest.players.map { try CompanionFiles.players($0.verified(in: folder)) } ?? [])
    guard !manifest.seasons.isEmpty else { return directory }
    let files = try verified(manifest.seasons.map(\.file))
    let names = try Database(threads: 2).query(
      """
      SELECT personId, name.a AS firstName, name.b AS lastName FROM (
        SELECT personId, arg_max(struct_pack(a := firstName, b := lastName), (gameDate, gameId)) AS name
        FROM read_parquet(\(DuckDB.quoted(files: files))) WHERE lastName IS NOT NULL OR firstName IS NOT NULL
        GROUP BY personId)
      """)
    let first = try names.strings("firstName")
    let last = try names.strings("lastName")
    for (row, id) in try names.longs("personId").enumerated() {
      var player = directory[id] ?? Player(personId: id, firstName: "", lastName: "")
      player.firstName = first[row] ?? ""
      player.lastName = last[row] ?? ""
      directory[id] = player
    }
    return directory
  }

  /// The games to come, by day and id.
  public func schedule(_ kind: DataKind = .real) throws -> [ScheduledGame] {
    guard let file = try StoreManifest.load(from: folder)[kind].schedule else { return [] }
    return try CompanionFiles.games(file.verified(in: folder))
  }

  /// The games to come on a day, by id.
  public func schedule(on day: GameDay, _ kind: DataKind = .real) throws -> [ScheduledGame] {
    try schedule(kind).filter { $0.day == day }
  }

  /// Everybody on a roster, by team and id.
  public func roster(_ kind: DataKind = .real) throws -> [RosterEntry] {
    guard let file = try StoreManifest.load(from: folder)[kind].roster else { return [] }
    return try CompanionFiles.roster(file.verified(in: folder))
  }

  /// Everybody on a team's roster, by id.
  public func roster(of team: Int16, _ kind: DataKind = .real) throws -> [RosterEntry] {
    try roster(kind).filter { $0.team == team }
  }

  /// Writes a companion file anew and commits it, if it says something else than the one there is.
  private func replace(
    _ path: WritableKeyPath<StoreManifest.Kind, StoreManifest.File?>, of kind: DataKind, named name: String,
    rows: Int, in transaction: StoreTransaction, write: (URL) throws -> Void
  ) throws -> Bool {
    let file = transaction.newName(kind, name, "parquet")
    try write(transaction.url(file))
    let sealed = try transaction.seal(file, rows: rows)
    var manifest = transaction.before
    guard manifest[kind][keyPath: path]?.sha256 != sealed.sha256 else {
      try FileManager.default.removeItem(at: transaction.url(file))
      return false
    }
    manifest[kind][keyPath: path] = sealed
    try beforeCommit?()
    return try transaction.commit(manifest)
  }
}
