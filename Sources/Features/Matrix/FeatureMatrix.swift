import BoxScores
import Foundation

/// The features of a table's rows: `rowCount` x `columnCount` 32-bit numbers, row after row, NaN where missing, mapped
/// from a file. Row i belongs to row i of the table; columns are those of `FeatureCatalogue.all`.
public struct FeatureMatrix: Sendable {
  public let rowCount: Int
  public let columnCount: Int
  /// Of the table that the rows were computed from.
  public let tableHash: String
  private let file: MatrixFile

  init(header: MatrixHeader, file: MatrixFile) {
    rowCount = header.rows
    columnCount = header.columns
    tableHash = header.tableHash
    self.file = file
  }

  /// All numbers, row-major. Valid as long as the matrix lives.
  public var values: UnsafeBufferPointer<Float> {
    let first = (file.base + MatrixHeader.size).assumingMemoryBound(to: Float.self)
    return UnsafeBufferPointer(start: first, count: rowCount * columnCount)
  }

  /// The numbers of a row. Valid as long as the matrix lives.
  public func row(_ row: Int) -> UnsafeBufferPointer<Float> {
    precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
    return UnsafeBufferPointer(rebasing: values[row * columnCount..<(row + 1) * columnCount])
  }

  /// NaN where missing.
  public subscript(_ row: Int, _ column: Int) -> Float {
    precondition(column >= 0 && column < columnCount, "column \(column) of \(columnCount)")
    return self.row(row)[column]
  }

  /// A copy of some columns of some rows, row-major, `rows.count` x `columns.count`.
  public func gather(rows: some Collection<Int>, columns: [Int]) -> [Float] {
    for column in columns { precondition(column >= 0 && column < columnCount, "column \(column) of \(columnCount)") }
    let count = rows.count * columns.count
    return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      var slot = 0
      for row in rows {
        let source = self.row(row)
        for column in columns {
          buffer[slot] = source[column]
          slot += 1
        }
      }
      initialized = slot
    }
  }
}
