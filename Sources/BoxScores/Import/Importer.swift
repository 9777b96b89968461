import Foundation
import NativeLibraries

/// Brings files of box scores into a store: read, convert, judge, merge, write, commit.
struct Importer {
  let transaction: StoreTransaction
  let threads: Int
  let progress: (@Sendable (ImportProgress) -> Void)?
  /// Called when all files of the new generation are written and the manifest is not.
  var beforeCommit: (@Sendable () throws -> Void)?

  func run(_ paths: [URL]) throws -> ImportReport {
    let sources = try SourceFinder.sources(of: paths)
    let (files, skipped) = try FilePreparation.prepare(
      sources, threads: threads, in: transaction.scratch, progress: progress)
    progress?(.judging(rows: files.reduce(0) { $0 + $1.rows }))
    let database = try Database(
      threads: threads, settings: ["temp_directory": transaction.scratch.appendingPathComponent("spill").path])
    var report = ImportReport()
    report.skipped = skipped
    report.files = files.map {
      .init(
        file: $0.name, counts: .init(), extraColumns: $0.header.extra, missingColumns: $0.header.missing, notes: [])
    }
    try judge(files, in: database, &report)
    try database.execute("DROP TABLE staged")
    let merge = MergeStep(transaction: transaction, database: database, threads: threads, progress: progress)
    var manifest = try merge.run(files, &report)
    let rows = try Quarantine.rows(of: files, in: database, &report)
    manifest.quarantine = try Quarantine.write(rows, replacing: Set(files.map(\.name)), in: transaction)
    try account(files, in: database, &report)
    try beforeCommit?()
    report.changedStore = try transaction.commit(manifest)
    report.quarantineFile = rows.isEmpty ? nil : manifest.quarantine.map { transaction.url($0.file).path }
    return report
  }

  private func judge(_ files: [PreparedFile], in database: Database, _ report: inout ImportReport) throws {
    try database.execute(ImportSQL.stage(files))
    let days = try database.query(ImportSQL.distinctDays)
    try DimensionTables.addDays(
      files: try days.longs("f"), texts: try days.strings("dayText"), to: database, &report, files)
    let types = try database.query(ImportSQL.distinctTypes)
    try DimensionTables.addTypes(texts: try types.strings("typeText"), digits: try types.longs("digit"), to: database)
    let teams = try database.query(ImportSQL.distinctTeams)
    try DimensionTables.addTeams(
      cities: try teams.strings("city"), names: try teams.strings("name"), seasons: try teams.longs("season"),
      to: database)
    let filled = try database.query(ImportSQL.beforeRecording)
    report.beforeRecording = try BoxColumn.allCases.filter { $0.firstSeason > .first }.compactMap { column in
      let zeros = Int(try filled.longs("zero_\(column.fileName)")[0])
      let others = Int(try filled.longs("other_\(column.fileName)")[0])
      guard zeros + others > 0 else { return nil }
      return .init(column: column.fileName, firstSeason: column.firstSeason, zeros: zeros, others: others)
    }
    let needsHash = files.count > 1 || !transaction.before.real.seasons.isEmpty
    try database.execute(ImportSQL.judge(hashed: needsHash))
  }

  /// Counts what became of the rows of each file, and refuses to go on if one is unaccounted for.
  private func account(_ files: [PreparedFile], in database: Database, _ report: inout ImportReport) throws {
    let result = try database.query(
      """
      SELECT f, count(*) FILTER (reason IS NOT NULL) AS quarantined, count(*) FILTER (reason IS NULL AND status = 'played')
        AS played, count(*) FILTER (reason IS NULL AND status = 'didNotPlay') AS absent,
        count(*) FILTER (reason IS NULL AND status = 'notHistory') AS other,
        count(*) FILTER (reason IS NULL AND numMinutes IS NULL AND season >= \(BoxColumn.minutes.firstSeason)
          AND status = 'played') AS unknownPlayed,
        count(*) FILTER (reason IS NULL AND numMinutes IS NULL AND season >= \(BoxColumn.minutes.firstSeason)
          AND status = 'didNotPlay') AS unknownAbsent
      FROM judged GROUP BY f ORDER BY f
      """)
    let numbers = try result.longs("f")
    func column(_ name: String) throws -> [Int64: Int] {
      Dictionary(uniqueKeysWithValues: zip(numbers, try result.longs(name).map { Int($0) }))
    }
    let quarantined = try column("quarantined")
    let played = try column("played")
    let absent = try column("absent")
    let other = try column("other")
    for (index, file) in files.enumerated() {
      let key = Int64(file.number)
      var counts = report.files[index].counts
      counts.read = file.rows + file.malformed.count
      counts.quarantined = quarantined[key, default: 0] + file.malformed.count
      counts.played = played[key, default: 0]
      counts.didNotPlay = absent[key, default: 0]
      counts.notHistory = other[key, default: 0]
      let accounted = counts.accepted + counts.quarantined
      guard accounted == counts.read, counts.accepted == counts.played + counts.didNotPlay + counts.notHistory else {
        throw ImportError.unaccounted(file: file.name, read: counts.read, accounted: accounted)
      }
      report.files[index].counts = counts
      report.totals += counts
    }
    report.unknownMinutesPlayed = try column("unknownPlayed").values.reduce(0, +)
    report.unknownMinutesDidNotPlay = try column("unknownAbsent").values.reduce(0, +)
  }
}
