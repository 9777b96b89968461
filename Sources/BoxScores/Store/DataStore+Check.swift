import Foundation
import NativeLibraries

extension DataStore {
  /// Looks at every file of the store: whether it is there and is what was written, whether the rows keep the rules,
  /// and what the seasons cover.
  ///
  /// What is wrong is in `problems` of the report; only a manifest that cannot be read throws.
  public func check(threads: Int = 2) throws -> DataCheckReport {
    let manifest = try StoreManifest.load(from: folder)
    var report = DataCheckReport(
      folder: folder.path, generation: manifest.generation, seasons: [], quarantined: manifest.quarantine?.rows ?? 0,
      filesAreWhole: true, problems: [])
    for file in manifest.files {
      guard let mapped = try? MappedFile(url(file)) else {
        report.problems.append("\(file.file) is missing")
        continue
      }
      if !file.isWhole(mapped) {
        report.problems.append("\(file.file) is not as it was written: its checksum differs")
      }
    }
    report.filesAreWhole = report.problems.isEmpty
    guard report.filesAreWhole else { return report }
    for kind in DataKind.allCases where !manifest[kind].seasons.isEmpty {
      try check(kind, manifest[kind], threads: threads, &report)
    }
    report.seasons.sort { ($0.season, $0.kind.rawValue) < ($1.season, $1.kind.rawValue) }
    return report
  }

  private func check(
    _ kind: DataKind, _ manifest: StoreManifest.Kind, threads: Int, _ report: inout DataCheckReport
  ) throws {
    let database = try Database(threads: threads)
    try database.execute(
      "CREATE VIEW rows AS SELECT * FROM read_parquet(\(DuckDB.quoted(files: manifest.seasons.map { url($0.file) })))")
    try findProblems(kind, database, &report)
    let counts = BoxColumn.allCases.map { "count(\($0.fileName)) FILTER (status = 'played') AS n_\($0.fileName)" }
    let result = try database.query(
      """
      SELECT season, count(DISTINCT gameId) FILTER (status <> 'notHistory') AS games,
        count(DISTINCT personId) FILTER (status = 'played') AS players,
        count(*) FILTER (status = 'played' AND gameTypeCode = \(GameType.regularSeason.rawValue)) AS regular,
        \(counts.joined(separator: ", "))
      FROM rows GROUP BY season ORDER BY season
      """)
    let seasons = try result.longs("season").map { Season(Int($0)) }
    let games = try result.longs("games")
    let players = try result.longs("players")
    let regular = try result.longs("regular")
    let present = try BoxColumn.allCases.map { try result.longs("n_\($0.fileName)") }
    for entry in manifest.seasons {
      guard let row = seasons.firstIndex(of: entry.season) else { continue }
      var missing: [String: Double] = [:]
      for column in BoxColumn.allCases where column.isRecorded(in: entry.season) && entry.played > 0 {
        let absent = entry.played - Int(present[column.rawValue][row])
        if absent > 0 { missing[column.fileName] = Double(absent) / Double(entry.played) }
      }
      let official = kind == .real ? SeasonAverages.of(entry.season)?.playerGames : nil
      report.seasons.append(
        .init(
          season: entry.season, kind: kind, played: entry.played, didNotPlay: entry.didNotPlay,
          notHistory: entry.notHistory, games: Int(games[row]), players: Int(players[row]),
          coverage: official.map { Double(regular[row]) / Double($0) }, missing: missing,
          notRecorded: BoxColumn.allCases.filter { !$0.isRecorded(in: entry.season) }.map(\.fileName)))
    }
  }

  /// Rules about several rows, which no import of one row can see.
  private func findProblems(_ kind: DataKind, _ database: Database, _ report: inout DataCheckReport) throws {
    let checks: [(sql: String, words: String)] = [
      (
        "SELECT gameId, personId FROM rows GROUP BY gameId, personId HAVING count(*) > 1",
        "keys (gameId, personId) stand more than once"
      ),
      (
        "SELECT gameId FROM rows WHERE status <> 'notHistory' GROUP BY gameId HAVING count(DISTINCT gameDate) > 1",
        "games have more than one date"
      ),
      (
        "SELECT gameId FROM rows WHERE status <> 'notHistory' GROUP BY gameId HAVING count(DISTINCT teamCode) > 2",
        "games have more than two teams"
      ),
      (
        "SELECT gameId, teamCode FROM rows WHERE status <> 'notHistory' GROUP BY gameId, teamCode "
          + "HAVING count(DISTINCT opponentCode) > 1 OR count(DISTINCT home) > 1",
        "teams have two opponents, or are at home and away, in one game"
      ),
    ]
    for check in checks {
      let found = Int(try database.query("SELECT count(*) AS n FROM (\(check.sql))").longs("n")[0])
      if found > 0 { report.problems.append("\(kind.rawValue) rows: \(found) \(check.words)") }
    }
  }
}
