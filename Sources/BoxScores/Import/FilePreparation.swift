import Foundation
import NativeLibraries
import Synchronization

/// Reads all files of an import once, several at a time, before anything is judged.
enum FilePreparation {
  /// - Returns: the files that hold box scores, in order, and those of folders and archives that do not.
  static func prepare(
    _ sources: [SourceFinder.Source], threads: Int, in folder: URL, progress: (@Sendable (ImportProgress) -> Void)?
  ) throws -> (files: [PreparedFile], skipped: [ImportReport.Skipped]) {
    let outcomes = Mutex<[Int: Result<PreparedFile, any Error>]>([:])
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(max(1, threads), sources.count)) { _ in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < sources.count else { return }
        let outcome = Result { try prepare(sources[number], number: number, in: folder) }
        let done = outcomes.withLock { known in
          known[number] = outcome
          return known.count
        }
        progress?(.read(file: sources[number].name, done: done, of: sources.count))
      }
    }
    var files: [PreparedFile] = []
    var skipped: [ImportReport.Skipped] = []
    for (number, outcome) in outcomes.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      do {
        files.append(try outcome.get())
      } catch let error as ImportError {
        guard sources[number].isFound, case .missingColumns = error else { throw error }
        skipped.append(.init(file: sources[number].name, reason: error.message))
      }
    }
    guard !files.isEmpty else {
      throw ImportError.nothingToImport(path: sources.first?.name ?? "")
    }
    return (files, skipped)
  }

  private static func prepare(
    _ source: SourceFinder.Source, number: Int, in folder: URL
  ) throws -> PreparedFile {
    switch source.content {
    case .text(let text): return try PreparedFile.text(text, number: number, in: folder)
    case .parquet(let url): return try parquet(url, number: number)
    }
  }

  private static func parquet(_ url: URL, number: Int) throws -> PreparedFile {
    let columns: [String]
    let rows: Int
    do {
      let database = try Database(threads: 1)
      let source = "read_parquet(\(DuckDB.quoted(url.path)))"
      columns = try database.query("DESCRIBE SELECT * FROM \(source)").strings("column_name").compactMap { $0 }
      rows = Int(try database.query("SELECT count(*) AS n FROM \(source)").longs("n").first ?? 0)
    } catch .library(let reason) {
      throw DuckDBError.library(reason)
    } catch {
      throw ImportError.damagedArchive(file: url.path, reason: "it is no Parquet file that can be read")
    }
    let header = try PlayerHeader(columns, file: url.path)
    guard rows > 0 else { throw ImportError.noRows(file: url.path) }
    return PreparedFile(
      number: number, name: url.path, header: header, content: .parquet(url), rows: rows, malformed: [])
  }
}
