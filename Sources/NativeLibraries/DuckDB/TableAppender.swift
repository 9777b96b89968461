/// Writes columns into a table, vector by vector.
struct TableAppender {
  let functions: DuckDBFunctions
  let connection: DuckDBFunctions.Handle?
  let table: String

  func append(_ columns: [ColumnValues], rows: Int) throws(DuckDBError) {
    guard rows > 0 else { return }
    var appender: DuckDBFunctions.Handle?
    guard functions.appenderCreate(connection, nil, table, &appender) == 0 else {
      defer { _ = functions.appenderDestroy(&appender) }
      throw failure(of: appender)
    }
    defer { _ = functions.appenderDestroy(&appender) }
    var types: [DuckDBFunctions.Handle?] = columns.map { functions.createLogicalType($0.type.rawValue) }
    defer { for index in types.indices { functions.destroyLogicalType(&types[index]) } }
    var chunk = functions.createDataChunk(&types, UInt64(types.count))
    defer { functions.destroyDataChunk(&chunk) }
    let capacity = Int(functions.vectorSize())
    for first in stride(from: 0, to: rows, by: capacity) {
      let range = first..<min(rows, first + capacity)
      functions.chunkReset(chunk)
      for (index, column) in columns.enumerated() {
        fill(functions.chunkVector(chunk, UInt64(index)), with: column, range)
      }
      functions.chunkSetSize(chunk, UInt64(range.count))
      guard functions.appendDataChunk(appender, chunk) == 0 else { throw failure(of: appender) }
    }
    guard functions.appenderClose(appender) == 0 else { throw failure(of: appender) }
  }

  private func fill(_ vector: DuckDBFunctions.Handle?, with column: ColumnValues, _ rows: Range<Int>) {
    switch column {
    case .bytes(let values): copy(values, rows, to: vector)
    case .shorts(let values): copy(values, rows, to: vector)
    case .integers(let values), .days(let values): copy(values, rows, to: vector)
    case .longs(let values): copy(values, rows, to: vector)
    case .floats(let values): copy(values, rows, to: vector)
    case .doubles(let values): copy(values, rows, to: vector)
    case .missingFloats(let values):
      copy(values, rows, to: vector)
      setMissing(rows, in: vector) { values[$0].isNaN }
    case .strings(let values):
      for (slot, row) in rows.enumerated() {
        guard var text = values[row] else { continue }
        text.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) { characters in
            // An empty text has no address; any address with length 0 will do.
            guard let start = characters.baseAddress else {
              functions.vectorAssignString(vector, UInt64(slot), "", 0)
              return
            }
            functions.vectorAssignString(vector, UInt64(slot), start, UInt64(characters.count))
          }
        }
      }
      setMissing(rows, in: vector) { values[$0] == nil }
    }
  }

  private func copy<T>(_ values: [T], _ rows: Range<Int>, to vector: DuckDBFunctions.Handle?) {
    guard let target = functions.vectorData(vector) else { return }
    values[rows].withUnsafeBytes { target.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
  }

  private func setMissing(_ rows: Range<Int>, in vector: DuckDBFunctions.Handle?, where isMissing: (Int) -> Bool) {
    var mask: UnsafeMutablePointer<UInt64>?
    for (slot, row) in rows.enumerated() where isMissing(row) {
      if mask == nil {
        functions.vectorEnsureValidity(vector)
        mask = functions.vectorValidity(vector)
      }
      mask?[slot / 64] &= ~(UInt64(1) << UInt64(slot % 64))
    }
  }

  private func failure(of appender: DuckDBFunctions.Handle?) -> DuckDBError {
    let reason = functions.appenderError(appender).map { String(cString: $0) } ?? "no reason given"
    return .statement(sql: "append to \(table)", reason: reason)
  }
}
