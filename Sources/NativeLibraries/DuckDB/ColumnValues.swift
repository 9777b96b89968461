/// A column on its way into a table. Optional elements become NULL; so does NaN in `missingFloats`.
public enum ColumnValues: Sendable {
  case bytes([Int8])
  case shorts([Int16])
  case integers([Int32])
  case longs([Int64])
  case floats([Float])
  /// Floats where NaN stands for a missing value and is written as NULL.
  case missingFloats([Float])
  case doubles([Double])
  case strings([String?])
  /// Days since 1970-01-01.
  case days([Int32])

  /// Number of rows, those with a missing value included.
  public var count: Int {
    switch self {
    case .bytes(let values): values.count
    case .shorts(let values): values.count
    case .integers(let values), .days(let values): values.count
    case .longs(let values): values.count
    case .floats(let values), .missingFloats(let values): values.count
    case .doubles(let values): values.count
    case .strings(let values): values.count
    }
  }

  var type: DuckDBType {
    switch self {
    case .bytes: .tinyInteger
    case .shorts: .smallInteger
    case .integers: .integer
    case .longs: .bigInteger
    case .floats, .missingFloats: .float
    case .doubles: .double
    case .strings: .text
    case .days: .date
    }
  }

  var sqlType: String {
    switch type {
    case .tinyInteger: "TINYINT"
    case .smallInteger: "SMALLINT"
    case .integer: "INTEGER"
    case .bigInteger: "BIGINT"
    case .float: "FLOAT"
    case .double: "DOUBLE"
    case .date: "DATE"
    default: "VARCHAR"
    }
  }
}
