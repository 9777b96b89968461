import Foundation
import NativeLibraries

/// The player-games of a workspace, real and simulated.
///
/// A folder with one Parquet file for each kind and season (columns of the Kaggle `PlayerStatistics` file, then
/// Fullcourt's own; pandas, polars and DuckDB open them), a manifest that names the files of the current state, the
/// quarantined rows, and snapshots for fast loading that are made anew whenever they are stale.
public struct DataStore: Sendable {
  /// The data folder of a workspace; it need not be there yet.
  public let folder: URL
  /// For tests: called when the files of a change are written and its manifest is not.
  var beforeCommit: (@Sendable () throws -> Void)?

  /// - Parameter folder: the data folder of a workspace; it is made by the first import.
  public init(folder: URL) {
    self.folder = folder
  }

  /// Reads box scores and lays them over what is there: new rows are added, known ones corrected.
  ///
  /// All or nothing: an error, or a process that is killed, leaves the store as it was. The same files a second time
  /// change nothing. Within a file a key may stand once; between files the later one wins.
  /// - Parameters:
  ///   - paths: `.csv`, `.csv.gz`, `.zip` and `.parquet` files in the columns of the Kaggle `PlayerStatistics` file, and
  ///     folders of them.
  ///   - threads: threads to use.
  ///   - progress: called from several threads.
  /// - Throws: `ImportError`, `StoreError`, `DuckDBError`, `NativeLibraryError`.
  public func importFiles(
    _ paths: [URL], threads: Int = 2, progress: (@Sendable (ImportProgress) -> Void)? = nil
  ) throws -> ImportReport {
    let transaction = try StoreTransaction(folder)
    return try Importer(
      transaction: transaction, threads: threads, progress: progress, beforeCommit: beforeCommit
    ).run(paths)
  }

  /// The played rows of a kind, empty when there are none.
  ///
  /// - Parameter keepsSnapshot: whether to leave a snapshot in the folder, of about 120 bytes a row, that makes the next
  ///   loading fast.
  /// - Complexity: a copy of about 100 bytes a row out of a mapped file; after an import, once, the reading of the
  ///   Parquet files.
  public func loadTable(_ kind: DataKind, keepsSnapshot: Bool = true) throws -> PlayerGameTable {
    let manifest = try StoreManifest.load(from: folder)
    let seasons = manifest[kind].seasons
    guard !seasons.isEmpty else { return PlayerGameTable(kind: kind) }
    let content = manifest[kind].content
    let snapshot = folder.appendingPathComponent("cache/\(kind.rawValue).snapshot")
    if let table = TableSnapshot.read(snapshot, kind: kind, content: content), table.fault == nil { return table }
    let table = try TableReader.read(try verified(seasons.map(\.file)), kind: kind)
    if let fault = table.fault { throw StoreError.corrupt(file: folder.path, reason: fault) }
    for season in seasons {
      let found = TableReader.contentHash(of: table, table.rows(of: season.season))
      guard found == season.content else {
        throw StoreError.corrupt(file: url(season.file).path, reason: "its rows are not those that were imported")
      }
    }
    // Without a snapshot everything works, only slower: a folder that cannot be written to is no error here.
    if keepsSnapshot { try? TableSnapshot.write(table, content: content, to: snapshot) }
    return table
  }

  /// The content hash of each season that has rows: it changes exactly when a played row of the season does.
  public func seasonHashes(_ kind: DataKind) throws -> [Season: String] {
    let seasons = try StoreManifest.load(from: folder)[kind].seasons.filter { $0.played > 0 }
    return Dictionary(uniqueKeysWithValues: seasons.map { ($0.season, $0.content) })
  }

  /// How many rows of played games the store holds, by its manifest.
  public func playedRows(_ kind: DataKind) throws -> Int {
    try StoreManifest.load(from: folder)[kind].seasons.reduce(0) { $0 + $1.played }
  }

  /// The Parquet file of each season.
  public func seasonFiles(_ kind: DataKind) throws -> [Season: URL] {
    let seasons = try StoreManifest.load(from: folder)[kind].seasons
    return Dictionary(uniqueKeysWithValues: seasons.map { ($0.season, url($0.file)) })
  }

  /// The CSV of the quarantined rows (`file,line,reason,record`); nil when there are none.
  public func quarantineFile() throws -> URL? {
    try StoreManifest.load(from: folder).quarantine.map { url($0) }
  }

  func url(_ file: StoreManifest.File) -> URL { folder.appendingPathComponent(file.file) }

  /// The files, after a look whether they are there.
  func present(_ files: [StoreManifest.File]) throws(StoreError) {
    for file in files where !FileManager.default.fileExists(atPath: url(file).path) {
      throw .corrupt(file: url(file).path, reason: "the manifest names it and it is not there")
    }
  }

  /// The files, after a look whether they are what was written: nothing else is given to a library that reads them.
  func verified(_ files: [StoreManifest.File]) throws(StoreError) -> [URL] {
    try files.map { file throws(StoreError) in try file.verified(in: folder) }
  }
}
