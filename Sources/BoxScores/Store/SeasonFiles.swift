import Foundation
import NativeLibraries

/// Describes freshly written season files for the manifest.
enum SeasonFiles {
  static func describe(
    _ seasons: [(season: Season, name: String)], kind: DataKind, in transaction: StoreTransaction, threads: Int
  ) throws -> [StoreManifest.SeasonFile] {
    guard !seasons.isEmpty else { return [] }
    // Read back from the files: what is hashed is what a reader gets.
    let urls = seasons.map { transaction.url($0.name) }
    let table = try TableReader.read(urls, kind: kind, threads: threads)
    let counts = try Database(threads: threads).query(
      """
      SELECT season, count(*) FILTER (status = 'played') AS played, count(*) FILTER (status = 'didNotPlay') AS absent,
        count(*) FILTER (status = 'notHistory') AS other
      FROM read_parquet(\(DuckDB.quoted(files: urls))) GROUP BY season
      """)
    let years = try counts.longs("season")
    let played = try counts.longs("played")
    let absent = try counts.longs("absent")
    let other = try counts.longs("other")
    return try seasons.compactMap { season, name in
      // A season may have lost its last row to another one.
      guard let row = years.firstIndex(of: Int64(season.endYear)) else { return nil }
      let rows = Int(played[row] + absent[row] + other[row])
      return StoreManifest.SeasonFile(
        season: season, file: try transaction.seal(name, rows: rows), played: Int(played[row]),
        didNotPlay: Int(absent[row]), notHistory: Int(other[row]),
        content: TableReader.contentHash(of: table, table.rows(of: season)))
    }
  }
}
