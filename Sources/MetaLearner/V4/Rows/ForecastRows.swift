import BoxScores
import Features
import Windows

/// Rows to be forecast: their features, and whose they are.
///
/// In a backtest they come from the matrix and the table, in serving from a slate. The same row gives the same forecast
/// on both ways, whatever rows stand beside it.
public struct ForecastRows: Sendable {
  public let block: FeatureBlock
  /// One a row of the block.
  public let keys: [RowKey]

  public var count: Int { keys.count }

  /// - Throws: `WindowError.shape` unless there is a key for every row.
  public init(block: FeatureBlock, keys: [RowKey]) throws(WindowError) {
    guard block.count == keys.count else { throw .shape("\(keys.count) keys for \(block.count) rows of features") }
    self.block = block
    self.keys = keys
  }

  /// Rows of the matrix that belongs to the table.
  public init(rows: some Collection<Int>, of table: PlayerGameTable, matrix: FeatureMatrix) {
    block = FeatureBlock(rows: rows, of: table, matrix: matrix)
    keys = rows.map { RowKey(row: $0, of: table) }
  }
}
