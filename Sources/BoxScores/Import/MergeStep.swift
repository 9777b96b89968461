import Foundation
import NativeLibraries

/// Lays judged rows over those of the store and writes the seasons that change.
struct MergeStep {
  let transaction: StoreTransaction
  let database: Database
  let threads: Int
  let progress: (@Sendable (ImportProgress) -> Void)?

  /// - Returns: the manifest with the new seasons; nothing is committed.
  func run(_ files: [PreparedFile], _ report: inout ImportReport) throws -> StoreManifest {
    try setDuplicatesApart()
    report.superseded = try supersede()
    try compare()
    try count(files, &report)
    var manifest = transaction.before
    let affected = try database.query("SELECT DISTINCT season FROM (\(Self.affected)) ORDER BY season")
      .longs("season").map { Season(Int($0)) }
    for (done, season) in affected.enumerated() {
      progress?(.writing(season: season, done: done, of: affected.count))
      try write(season)
    }
    let entries = try describe(affected)
    manifest.real.seasons.removeAll { affected.contains($0.season) }
    manifest.real.seasons = (manifest.real.seasons + entries).sorted { $0.season < $1.season }
    try dropSimulated(&manifest, &report)
    try countSeasons(manifest, &report)
    return manifest
  }

  /// Within a file a key stands once: the first good row keeps it, and each further one says which that is.
  private func setDuplicatesApart() throws {
    let repeated = """
      SELECT f, gameId, personId, min(line) AS first FROM judged WHERE reason IS NULL
      GROUP BY f, gameId, personId HAVING count(*) > 1
      """
    try database.execute("CREATE TABLE repeated AS \(repeated)")
    try database.execute(
      """
      UPDATE judged SET reason = 'gameId ' || judged.gameId || ', personId ' || judged.personId || ' in line '
        || line || ' stands already in line ' || first || ', which is kept'
      FROM repeated r WHERE judged.reason IS NULL AND r.f = judged.f AND r.gameId = judged.gameId
        AND r.personId = judged.personId AND line > first
      """)
  }

  /// Between files the later one wins.
  private func supersede() throws -> Int {
    try database.execute(
      """
      CREATE TABLE crossed AS SELECT gameId, personId, max(f) AS last FROM judged WHERE reason IS NULL
      GROUP BY gameId, personId HAVING count(*) > 1
      """)
    try database.execute(
      """
      UPDATE judged SET superseded = true FROM crossed c
      WHERE reason IS NULL AND c.gameId = judged.gameId AND c.personId = judged.personId AND f < last
      """)
    return Int(try database.query("SELECT count(*) AS n FROM judged WHERE superseded").longs("n")[0])
  }

  /// The table `outcome`: each good row with its own hash and that of the version before it, of an earlier file or of
  /// the store.
  private func compare() throws {
    // Damaged rows would be sealed as sound ones by the seasons that are written anew.
    let old = try transaction.before.real.seasons.map { try $0.file.verified(in: transaction.folder) }
    if old.isEmpty {
      try database.execute(
        "CREATE TABLE old (gameId BIGINT, personId BIGINT, season SMALLINT, h UBIGINT)")
    } else {
      try database.execute(
        """
        CREATE TABLE old AS SELECT gameId, personId, season, hash(\(SeasonColumns.list)) AS h
        FROM read_parquet(\(DuckDB.quoted(files: old)))
        """)
    }
    try database.execute(
      """
      CREATE TABLE outcome AS
      SELECT v.f, v.season, v.superseded, v.h, v.gameId, v.personId, o.season AS oldSeason, o.h AS before
      FROM judged v LEFT JOIN old o USING (gameId, personId)
      WHERE v.reason IS NULL AND NOT EXISTS (
        SELECT 1 FROM crossed c WHERE c.gameId = v.gameId AND c.personId = v.personId)
      UNION ALL
      SELECT v.f, v.season, v.superseded, v.h, v.gameId, v.personId, o.season,
        coalesce(lag(v.h) OVER (PARTITION BY v.gameId, v.personId ORDER BY v.f), o.h)
      FROM judged v SEMI JOIN crossed c USING (gameId, personId) LEFT JOIN old o USING (gameId, personId)
      WHERE v.reason IS NULL
      """)
    // What counts for the files to be written is the last version against the store, not against an earlier file.
    try database.execute(
      """
      CREATE TABLE touched AS SELECT w.gameId, w.personId, w.season, w.oldSeason
      FROM outcome w LEFT JOIN old o USING (gameId, personId)
      WHERE NOT w.superseded AND (o.gameId IS NULL OR o.h <> w.h)
      """)
  }

  private static let affected = """
    SELECT season FROM touched UNION ALL SELECT oldSeason FROM touched WHERE oldSeason IS NOT NULL
    """

  private func count(_ files: [PreparedFile], _ report: inout ImportReport) throws {
    let result = try database.query(
      """
      SELECT f, count(*) FILTER (before IS NULL) AS new, count(*) FILTER (before <> h) AS changed,
        count(*) FILTER (before = h) AS equal FROM outcome GROUP BY f
      """)
    let numbers = try result.longs("f")
    let new = try result.longs("new")
    let changed = try result.longs("changed")
    let equal = try result.longs("equal")
    for (row, number) in numbers.enumerated() {
      guard let index = files.firstIndex(where: { $0.number == Int(number) }) else { continue }
      report.files[index].counts.new = Int(new[row])
      report.files[index].counts.changed = Int(changed[row])
      report.files[index].counts.equal = Int(equal[row])
    }
  }

  private func write(_ season: Season) throws {
    var select =
      "SELECT \(SeasonColumns.list) FROM judged WHERE reason IS NULL AND NOT superseded AND season = \(season)"
    if let old = transaction.before.real.seasons.first(where: { $0.season == season }) {
      select += """
         UNION ALL SELECT \(SeasonColumns.list) FROM read_parquet(\(DuckDB.quoted(transaction.url(old.file.file).path))) o
        WHERE NOT EXISTS (SELECT 1 FROM outcome w WHERE w.gameId = o.gameId AND w.personId = o.personId)
        """
    }
    try database.execute(SeasonColumns.copy(select, to: transaction.url(name(of: season)).path))
  }

  private func name(of season: Season) -> String { transaction.newName(.real, "\(season)", "parquet") }

  private func describe(_ seasons: [Season]) throws -> [StoreManifest.SeasonFile] {
    try SeasonFiles.describe(
      seasons.map { ($0, name(of: $0)) }, kind: .real, in: transaction, threads: threads)
  }

  /// Real rows replace a simulated season whole; the next simulated night belongs to the last simulated season.
  private func dropSimulated(_ manifest: inout StoreManifest, _ report: inout ImportReport) throws {
    let real = Set(manifest.real.seasons.filter { $0.played > 0 }.map(\.season))
    let dropped = manifest.simulated.seasons.map(\.season).filter { real.contains($0) }
    guard !dropped.isEmpty else { return }
    let last = manifest.simulated.seasons.last?.season
    manifest.simulated.seasons.removeAll { real.contains($0.season) }
    if manifest.simulated.seasons.last?.season != last {
      manifest.simulated.schedule = nil
      manifest.simulated.roster = nil
    }
    report.simulatedSeasonsDropped = dropped
  }

  private func countSeasons(_ manifest: StoreManifest, _ report: inout ImportReport) throws {
    let result = try database.query(
      """
      SELECT season, count(*) FILTER (before IS NULL) AS new, count(*) FILTER (before <> h) AS changed,
        count(*) FILTER (before = h) AS equal FROM outcome GROUP BY season ORDER BY season
      """)
    let seasons = try result.longs("season")
    let new = try result.longs("new")
    let changed = try result.longs("changed")
    let equal = try result.longs("equal")
    report.seasons = seasons.indices.map { row in
      let season = Season(Int(seasons[row]))
      let stored = manifest.real.seasons.first { $0.season == season }
      return .init(
        season: season, kind: .real, played: stored?.played ?? 0, didNotPlay: stored?.didNotPlay ?? 0,
        notHistory: stored?.notHistory ?? 0, new: Int(new[row]), changed: Int(changed[row]), equal: Int(equal[row]))
    }
  }
}
