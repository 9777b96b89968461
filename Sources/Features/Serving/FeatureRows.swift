/// Features of a slate, one row an entry, in the slate's order; columns as in `FeatureCatalogue.all`. A blind row has
/// NaN in the columns of the line-up group.
public struct FeatureRows: Sendable {
  public let rowCount: Int
  public let columnCount: Int
  /// Row-major, NaN where missing.
  public let values: [Float]

  /// The numbers of an entry, `columnCount` of them; the slice keeps the indices of `values`.
  public func row(_ row: Int) -> ArraySlice<Float> { values[row * columnCount..<(row + 1) * columnCount] }

  /// NaN where missing.
  public subscript(_ row: Int, _ column: Int) -> Float { values[row * columnCount + column] }

  /// A copy of some columns of all rows, row-major.
  public func gather(columns: [Int]) -> [Float] {
    (0..<rowCount).flatMap { row in columns.map { self[row, $0] } }
  }
}
