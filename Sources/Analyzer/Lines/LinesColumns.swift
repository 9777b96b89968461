import BoxScores

/// Where the columns of a lines CSV stand.
struct LinesColumns {
  private let positions: [String: Int]

  /// - Throws: `LinesError` for a header that lacks columns or has one twice.
  init(_ header: [String], file: String) throws(LinesError) {
    if let found = CSVFields.otherDelimiter(in: header, atLeast: 1) {
      throw .file(.wrongDelimiter(file: file, found: found))
    }
    var positions: [String: Int] = [:]
    for (index, column) in header.enumerated() where !column.isEmpty {
      guard positions.updateValue(index, forKey: column.lowercased()) == nil else {
        throw .duplicateColumn(file: file, column: column)
      }
    }
    self.positions = positions
    var missing = ["homeTeam", "awayTeam", "market", "book", "line", "overOdds", "underOdds"]
      .filter { positions[$0.lowercased()] == nil }
    for (one, other) in [("gameDate", "tipoffUtc"), ("player", "personId")]
    where positions[one.lowercased()] == nil && positions[other.lowercased()] == nil {
      missing.append("\(one) or \(other)")
    }
    guard missing.isEmpty else { throw .missingColumns(file: file, missing: missing, found: header) }
  }

  /// The field of a column; empty where the file has no such column.
  func text(_ column: String, _ fields: [String]) -> String {
    positions[column.lowercased()].map { fields[$0] } ?? ""
  }
}
