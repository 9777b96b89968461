import Foundation
import NativeLibraries

extension DataStore {
  /// Makes a simulated league the store's: it replaces the one before, whole, and leaves out the seasons that have real
  /// rows.
  ///
  /// - Returns: the seasons that were left out.
  @discardableResult
  public func replaceSimulated(with league: SimulatedLeague) throws -> [Season] {
    let transaction = try StoreTransaction(folder)
    let real = Set(transaction.before.real.seasons.filter { $0.played > 0 }.map(\.season))
    let database = try Database(threads: 2)
    try database.createTable("played", Self.columns(of: league.table))
    try database.createTable("absent", Self.columns(of: league.didNotPlay))
    let players = league.players.byId.values.sorted { $0.personId < $1.personId }
    try database.createTable(
      "people",
      [
        ("personId", .longs(players.map(\.personId))), ("firstName", .strings(players.map(\.firstName))),
        ("lastName", .strings(players.map(\.lastName))),
      ])
    try database.createTable(
      "clubs",
      [
        ("code", .shorts(TeamCatalogue.simulated.map(\.code))), ("city", .strings(TeamCatalogue.simulated.map(\.city))),
        ("name", .strings(TeamCatalogue.simulated.map(\.name))),
      ])
    try database.execute(Self.simulatedRows)
    let seasons = try database.query("SELECT DISTINCT season FROM rows ORDER BY season").longs("season")
      .map { Season(Int($0)) }
    var written: [(season: Season, name: String)] = []
    for season in seasons where !real.contains(season) {
      let name = transaction.newName(.simulated, "\(season)", "parquet")
      try database.execute(
        SeasonColumns.copy("SELECT * FROM rows WHERE season = \(season)", to: transaction.url(name).path))
      written.append((season, name))
    }
    var manifest = transaction.before
    manifest.simulated = StoreManifest.Kind()
    manifest.simulated.seasons = try SeasonFiles.describe(written, kind: .simulated, in: transaction, threads: 2)
    func add(_ name: String, rows: Int, _ write: (URL) throws -> Void) throws -> StoreManifest.File? {
      guard rows > 0 else { return nil }
      let file = transaction.newName(.simulated, name, "parquet")
      try write(transaction.url(file))
      return try transaction.seal(file, rows: rows)
    }
    manifest.simulated.players = try add("players", rows: players.count) { try CompanionFiles.write(players, to: $0) }
    if let last = seasons.last, !real.contains(last) {
      let games = league.upcoming.map {
        ScheduledGame(
          gameId: $0.gameId, day: $0.day, season: $0.season, gameType: $0.gameType, home: $0.homeTeam,
          away: $0.awayTeam)
      }
      let roster = Self.roster(of: league)
      manifest.simulated.schedule = try add("schedule", rows: games.count) { try CompanionFiles.write(games, to: $0) }
      manifest.simulated.roster = try add("roster", rows: roster.count) { try CompanionFiles.write(roster, to: $0) }
    }
    try beforeCommit?()
    keepUnchanged(&manifest, transaction)
    try transaction.commit(manifest)
    return seasons.filter { real.contains($0) }
  }

  /// A file that came out as the one there was stays under its old name, so that the same league changes nothing.
  private func keepUnchanged(_ manifest: inout StoreManifest, _ transaction: StoreTransaction) {
    // A damaged one does not stay.
    let sound = transaction.before.simulated.files.filter { (try? $0.verified(in: folder)) != nil }
    let old = Dictionary(sound.map { ($0.sha256, $0) }, uniquingKeysWith: { first, _ in first })
    func settle(_ file: StoreManifest.File) -> StoreManifest.File {
      guard let known = old[file.sha256] else { return file }
      if known.file != file.file { try? FileManager.default.removeItem(at: transaction.url(file.file)) }
      return known
    }
    for index in manifest.simulated.seasons.indices {
      manifest.simulated.seasons[index].file = settle(manifest.simulated.seasons[index].file)
    }
    manifest.simulated.players = manifest.simulated.players.map(settle)
    manifest.simulated.schedule = manifest.simulated.schedule.map(settle)
    manifest.simulated.roster = manifest.simulated.roster.map(settle)
  }

  private static func roster(of league: SimulatedLeague) -> [RosterEntry] {
    league.upcoming.flatMap { game in
      let out = Set(game.out)
      return [(game.homeTeam, game.homeRoster), (game.awayTeam, game.awayRoster)].flatMap { team, ids in
        ids.map { id in
          RosterEntry(
            personId: id, player: league.players[id]?.fullName ?? "", team: team, isOut: out.contains(id))
        }
      }
    }
  }

  private static func columns(of table: PlayerGameTable) -> [(name: String, values: ColumnValues)] {
    [
      ("gameId", .longs(table.gameId)), ("personId", .longs(table.personId)), ("gameDate", .days(table.day)),
      ("season", .shorts(table.season)), ("teamCode", .shorts(table.team)), ("opponentCode", .shorts(table.opponent)),
      ("home", .bytes(table.home)), ("gameTypeCode", .shorts(table.gameType.map { Int16($0) })),
    ] + BoxColumn.allCases.map { ($0.fileName, .missingFloats(table[$0])) }
  }

  private static func columns(of rows: [SimulatedLeague.Absence]) -> [(name: String, values: ColumnValues)] {
    [
      ("gameId", .longs(rows.map(\.gameId))), ("personId", .longs(rows.map(\.personId))),
      ("gameDate", .days(rows.map(\.day.number))),
      ("season", .shorts(rows.map { Int16(SeasonOfGame.season(gameId: $0.gameId, day: $0.day).endYear) })),
      ("teamCode", .shorts(rows.map(\.team))), ("opponentCode", .shorts(rows.map(\.opponent))),
      ("home", .bytes(rows.map { $0.isHome ? 1 : 0 })),
      ("gameTypeCode", .shorts(rows.map { Int16($0.gameType.rawValue) })),
    ]
  }

  /// The table `rows`, in the columns of a season's file.
  private static let simulatedRows: String = {
    let types = GameType.allCases.map { "WHEN \($0.rawValue) THEN \(DuckDB.quoted($0.fileName))" }.joined(
      separator: " ")
    let columns = SeasonColumns.all.map { column -> String in
      switch column.name {
      case "playerteamCity": "a.city AS playerteamCity"
      case "playerteamName": "a.name AS playerteamName"
      case "opponentteamCity": "b.city AS opponentteamCity"
      case "opponentteamName": "b.name AS opponentteamName"
      case "gameType": "CASE gameTypeCode \(types) END AS gameType"
      case "gameLabel", "gameSubLabel", "seriesGameNumber", "win": "NULL::\(column.type) AS \(column.name)"
      case "home": "CASE WHEN home >= 0 THEN home END AS home"
      case "fieldGoalsPercentage", "threePointersPercentage", "freeThrowsPercentage":
        "round(\(share(column.name)), 3)::FLOAT AS \(column.name)"
      case let name: "r.\(name)::\(column.type) AS \(name)"
      }
    }
    return """
      CREATE TABLE rows AS SELECT \(columns.map { $0.hasPrefix("r.firstName") || $0.hasPrefix("r.lastName")
        ? $0.replacing("r.", with: "p.") : $0 }.joined(separator: ", "))
      FROM (SELECT *, 'played' AS status FROM played
        UNION ALL BY NAME SELECT *, CASE WHEN season >= \(BoxColumn.minutes.firstSeason) THEN 0 END::FLOAT AS numMinutes,
          'didNotPlay' AS status FROM absent) r
      LEFT JOIN people p USING (personId) LEFT JOIN clubs a ON a.code = teamCode LEFT JOIN clubs b ON b.code = opponentCode
      """
  }()

  private static func share(_ percentage: String) -> String {
    let stem = percentage.dropLast("Percentage".count)
    return "\(stem)Made / nullif(\(stem)Attempted, 0)"
  }
}
