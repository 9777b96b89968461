import BoxScores
import Foundation

/// Builds the matrix of a table in one pass through the days, and opens it again.
public enum FeatureBuilder {
  /// Computes all features of all rows and writes them to `file`, which appears only when it is complete.
  /// - Parameter threads: the result does not depend on it.
  /// - Complexity: O(rows x columns); memory: the file, some 15 bytes a row, 7 MB of the days in hand and 6 kB a player.
  public static func build(
    table: PlayerGameTable, players: PlayerDirectory, to file: URL, threads: Int
  ) throws(FeatureError) -> FeatureMatrix {
    try build(table: table, players: players, to: file, threads: threads, faults: [])
  }

  /// The same with leaks put in on purpose: for proofs and demonstrations, never for a forecast.
  package static func build(
    table: PlayerGameTable, players: PlayerDirectory, to file: URL, threads: Int, faults: FeatureFault
  ) throws(FeatureError) -> FeatureMatrix {
    var header = MatrixHeader(table: table, players: players)
    let partial = file.path + ".partial"
    let mapped = try MatrixFile.create(partial, size: header.byteCount)
    let rows = (mapped.base + MatrixHeader.size).assumingMemoryBound(to: Float.self)
    AsOfEngine(table, players: players, faults: faults).run(into: rows, threads: threads)
    header.payloadHash = MatrixHeader.hash(of: mapped.payload)
    header.write(to: mapped.base)
    // Whoever finds the name finds all of the numbers, after a loss of power too.
    try mapped.synchronise(partial)
    do {
      try DurableFile.move(URL(fileURLWithPath: partial), to: file)
      try DurableFile.synchronise(file.deletingLastPathComponent())
    } catch {
      unlink(partial)
      throw .cannotWrite(path: error.path, reason: error.reason)
    }
    return FeatureMatrix(header: header, file: mapped)
  }

  /// Maps a matrix that `build` wrote, and reads it once to see that its numbers are those that were written.
  /// - Throws: `.missing`, `.corrupt`, or `.stale` when it was built from other games or by another catalogue.
  public static func open(
    _ file: URL, expecting table: PlayerGameTable, players: PlayerDirectory
  ) throws(FeatureError) -> FeatureMatrix {
    let mapped = try MatrixFile.open(file.path)
    let header = try MatrixHeader(page: mapped.base, path: file.path)
    guard mapped.size == header.byteCount else {
      throw .corrupt(path: file.path, found: "\(mapped.size) bytes", expected: "\(header.byteCount)")
    }
    let expected = MatrixHeader(table: table, players: players)
    guard header.schemaHash == expected.schemaHash, header.columns == expected.columns else {
      throw .stale(
        path: file.path, found: "schema \(header.schemaHash)", expected: "schema \(expected.schemaHash)")
    }
    guard header.tableHash == expected.tableHash, header.rows == expected.rows else {
      throw .stale(path: file.path, found: "games \(header.tableHash)", expected: "games \(expected.tableHash)")
    }
    let payloadHash = MatrixHeader.hash(of: mapped.payload)
    guard payloadHash == header.payloadHash else {
      throw .corrupt(path: file.path, found: "numbers \(payloadHash)", expected: "numbers \(header.payloadHash)")
    }
    return FeatureMatrix(header: header, file: mapped)
  }
}
