/// Features of some rows in memory, with their names, and which of them a blind forecast is promised.
public struct AuditMatrix: Sendable {
  /// Of the columns, in order.
  public var names: [String]
  /// Columns that a blind forecast is given, ascending.
  public var blind: [Int]
  /// Row-major, `count` x `names.count`; NaN where missing.
  public var values: [Float]
  /// Rows.
  public let count: Int

  public init(names: [String], blind: [Int], values: [Float], count: Int) {
    precondition(values.count == names.count * count, "a number for every row and column")
    self.names = names
    self.blind = blind
    self.values = values
    self.count = count
  }

  /// Columns.
  public var width: Int { names.count }

  /// NaN where missing.
  public subscript(row: Int, column: Int) -> Float {
    get { values[row * names.count + column] }
    set { values[row * names.count + column] = newValue }
  }

  /// The first place where a row of this matrix and a row of another differ in a bit. A missing value equals a missing
  /// value, whatever its payload.
  func difference(row: Int, from other: AuditMatrix, row otherRow: Int, columns: some Sequence<Int>) -> Int? {
    for column in columns {
      let mine = self[row, column]
      let theirs = other[otherRow, column]
      if mine.bitPattern != theirs.bitPattern && !(mine.isNaN && theirs.isNaN) { return column }
    }
    return nil
  }

  /// Some columns of some rows, row-major.
  public func gather(rows: some Collection<Int>, columns: [Int]) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(rows.count * columns.count)
    for row in rows { for column in columns { result.append(self[row, column]) } }
    return result
  }

  /// The same rows with further columns, all of them promised to blind forecasts.
  func appending(_ columns: [(name: String, values: [Float])]) -> AuditMatrix {
    var wider: [Float] = []
    wider.reserveCapacity(count * (width + columns.count))
    for row in 0..<count {
      wider.append(contentsOf: values[row * width..<(row + 1) * width])
      for column in columns { wider.append(column.values[row]) }
    }
    return AuditMatrix(
      names: names + columns.map(\.name), blind: blind + (width..<width + columns.count), values: wider, count: count)
  }
}
