import Foundation

/// The rows of a statement, read column by column into contiguous Swift arrays.
///
/// The validity mask is always read: a NULL is `nil` in the text columns, and where numbers are asked for it becomes the
/// value the caller names (NaN for floating point). Whole and floating numbers, booleans, decimals and dates (days since
/// 1970-01-01) convert; anything else has to be cast in the statement.
public final class QueryResult: @unchecked Sendable {
  /// As the statement names them, in its order.
  public let columnNames: [String]
  /// Number of rows.
  public private(set) var count = 0

  private var storage: DuckDBFunctions.ResultStorage
  private let functions: DuckDBFunctions
  private var chunks: [(handle: DuckDBFunctions.Handle, rows: Int)] = []

  init(storage: DuckDBFunctions.ResultStorage, functions: DuckDBFunctions) {
    var storage = storage
    self.functions = functions
    let columns = Int(functions.columnCount(&storage))
    columnNames = (0..<columns).map { index in
      functions.columnName(&storage, UInt64(index)).map { String(cString: $0) } ?? ""
    }
    self.storage = storage
    while let chunk = functions.fetchChunk(storage) {
      let rows = Int(functions.chunkSize(chunk))
      chunks.append((chunk, rows))
      count += rows
      if rows == 0 { break }
    }
  }

  deinit {
    for chunk in chunks {
      var handle: DuckDBFunctions.Handle? = chunk.handle
      functions.destroyDataChunk(&handle)
    }
    functions.destroyResult(&storage)
  }

  /// Whole numbers; `missing` where the value is NULL. Fractions are refused by `wrongType`.
  public func longs(_ column: String, missing: Int64 = 0) throws(DuckDBError) -> [Int64] {
    try integers(column, as: Int64.self, missing: missing)
  }

  /// Whole numbers of any width, and dates and timestamps as what they count in; a number that does not fit is `missing`, as NULL is.
  public func integers<T: FixedWidthInteger>(_ column: String, as _: T.Type, missing: T) throws(DuckDBError) -> [T] {
    let (index, type) = try locate(column)
    switch type {
    case .boolean, .tinyInteger: return read(index, Int8.self, missing) { T(exactly: $0) ?? missing }
    case .smallInteger: return read(index, Int16.self, missing) { T(exactly: $0) ?? missing }
    case .integer, .date: return read(index, Int32.self, missing) { T(exactly: $0) ?? missing }
    case .bigInteger, .timestamp: return read(index, Int64.self, missing) { T(exactly: $0) ?? missing }
    case .unsignedTinyInteger: return read(index, UInt8.self, missing) { T(exactly: $0) ?? missing }
    case .unsignedSmallInteger: return read(index, UInt16.self, missing) { T(exactly: $0) ?? missing }
    case .unsignedInteger: return read(index, UInt32.self, missing) { T(exactly: $0) ?? missing }
    case .unsignedBigInteger: return read(index, UInt64.self, missing) { T(exactly: $0) ?? missing }
    case .hugeInteger: return read(index, Huge.self, missing) { $0.whole() ?? missing }
    default: throw .wrongType(column: column, found: "\(type)", expected: "whole numbers")
    }
  }

  /// Floating-point numbers, NaN where the value is NULL.
  public func doubles(_ column: String) throws(DuckDBError) -> [Double] {
    try floating(column, as: Double.self)
  }

  /// Floating-point numbers in single precision, NaN where the value is NULL.
  public func floats(_ column: String) throws(DuckDBError) -> [Float] {
    try floating(column, as: Float.self)
  }

  /// Texts, nil where the value is NULL.
  public func strings(_ column: String) throws(DuckDBError) -> [String?] {
    let (index, type) = try locate(column)
    guard type == .text else { throw .wrongType(column: column, found: "\(type)", expected: "text") }
    return readAddresses(index, stride: 16, missing: nil as String?) { address in
      // duckdb_string_t: a length, then up to 12 bytes in place, or 4 of them and the address of all.
      let length = Int(address.load(as: UInt32.self))
      let start = length <= 12 ? address + 4 : UnsafeRawPointer(bitPattern: (address + 8).load(as: UInt.self))!
      return String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self)
    }
  }

  /// Which rows have a value.
  public func validity(_ column: String) throws(DuckDBError) -> [Bool] {
    let (index, _) = try locate(column)
    return readAddresses(index, stride: 0, missing: false) { _ in true }
  }

  private func floating<T: BinaryFloatingPoint>(_ column: String, as _: T.Type) throws(DuckDBError) -> [T] {
    let (index, type) = try locate(column)
    switch type {
    case .float: return read(index, Float.self, T.nan) { T($0) }
    case .double: return read(index, Double.self, T.nan) { T($0) }
    case .boolean, .tinyInteger: return read(index, Int8.self, T.nan) { T($0) }
    case .smallInteger: return read(index, Int16.self, T.nan) { T($0) }
    case .integer, .date: return read(index, Int32.self, T.nan) { T($0) }
    case .bigInteger: return read(index, Int64.self, T.nan) { T($0) }
    case .unsignedTinyInteger: return read(index, UInt8.self, T.nan) { T($0) }
    case .unsignedSmallInteger: return read(index, UInt16.self, T.nan) { T($0) }
    case .unsignedInteger: return read(index, UInt32.self, T.nan) { T($0) }
    case .unsignedBigInteger: return read(index, UInt64.self, T.nan) { T($0) }
    case .hugeInteger: return read(index, Huge.self, T.nan) { T($0.value) }
    case .decimal: return decimals(index)
    default: throw .wrongType(column: column, found: "\(type)", expected: "numbers")
    }
  }

  private func decimals<T: BinaryFloatingPoint>(_ index: Int) -> [T] {
    var logical = functions.columnLogicalType(&storage, UInt64(index))
    defer { functions.destroyLogicalType(&logical) }
    let divisor = pow(10, Double(functions.decimalScale(logical)))
    switch DuckDBType(rawValue: functions.decimalInternalType(logical)) {
    case .smallInteger: return read(index, Int16.self, T.nan) { T(Double($0) / divisor) }
    case .integer: return read(index, Int32.self, T.nan) { T(Double($0) / divisor) }
    case .bigInteger: return read(index, Int64.self, T.nan) { T(Double($0) / divisor) }
    default: return read(index, Huge.self, T.nan) { T($0.value / divisor) }
    }
  }

  private func locate(_ column: String) throws(DuckDBError) -> (Int, DuckDBType) {
    guard let index = columnNames.firstIndex(of: column) else {
      throw .noColumn(name: column, columns: columnNames)
    }
    let code = functions.columnType(&storage, UInt64(index))
    guard let type = DuckDBType(rawValue: code) else {
      throw .wrongType(column: column, found: "DuckDB type \(code)", expected: "numbers, text or dates")
    }
    return (index, type)
  }

  private func read<S: BitwiseCopyable, T>(
    _ index: Int, _: S.Type, _ missing: T, _ convert: (S) -> T
  ) -> [T] {
    readAddresses(index, stride: MemoryLayout<S>.stride, missing: missing) { convert($0.load(as: S.self)) }
  }

  private func readAddresses<T>(
    _ index: Int, stride: Int, missing: T, _ convert: (UnsafeRawPointer) -> T
  ) -> [T] {
    withExtendedLifetime(self) {
      Array(unsafeUninitializedCapacity: count) { buffer, initialized in
        for (chunk, rows) in chunks where rows > 0 {
          let vector = functions.chunkVector(chunk, UInt64(index))
          guard let data = UnsafeRawPointer(functions.vectorData(vector)) else { continue }
          let mask = functions.vectorValidity(vector)
          let start = buffer.baseAddress! + initialized
          for row in 0..<rows {
            let isValid = mask.map { $0[row / 64] & (1 << UInt64(row % 64)) != 0 } ?? true
            (start + row).initialize(to: isValid ? convert(data + row * stride) : missing)
          }
          initialized += rows
        }
      }
    }
  }
}

/// DuckDB's 128-bit integer, what sums of whole numbers come as.
private struct Huge: BitwiseCopyable {
  let low: UInt64
  let high: Int64

  // What fits 64 bits goes by way of them: adding the halves would lose the low bits of small negative numbers.
  var value: Double { short.map { Double($0) } ?? Double(high) * 0x1p64 + Double(low) }

  func whole<T: FixedWidthInteger>() -> T? { short.flatMap { T(exactly: $0) } }

  private var short: Int64? {
    (high == 0 && low >> 63 == 0) || (high == -1 && low >> 63 == 1) ? Int64(bitPattern: low) : nil
  }
}
