/// Which columns of a file hold what the importer reads.
struct PlayerHeader: Sendable, Hashable {
  /// The store's texts, by their Kaggle names.
  static let textColumns = [
    "firstName", "lastName", "playerteamCity", "playerteamName", "opponentteamCity", "opponentteamName", "gameType",
    "gameLabel", "gameSubLabel", "seriesGameNumber", "win", "home",
  ]
  static let percentageColumns = ["fieldGoalsPercentage", "threePointersPercentage", "freeThrowsPercentage"]
  static let statColumns = BoxColumn.allCases.map(\.fileName)
  /// The first that a file has is read.
  static let dateColumns = ["gameDate", "gameDateTimeEst", "gameDateTime"]
  /// Without these a file is no box scores.
  static let required = ["personId", "gameId", "playerteamName", "opponentteamName", "points"]

  /// All that is read, in the order of the store; `gameDate` stands for whichever date column there is.
  static let known = ["personId", "gameId", "gameDate"] + textColumns + statColumns + percentageColumns

  /// The file's own names, as they stand.
  let columns: [String]
  /// Position in `columns` of each of `known` that the file has.
  let positions: [String: Int]
  let extra: [String]
  let missing: [String]

  /// - Throws: `ImportError` for another delimiter, a repeated name, and required columns that are missing.
  init(_ fields: [String], file: String) throws(ImportError) {
    if let found = CSVFields.otherDelimiter(in: fields, atLeast: 3) {
      throw .wrongDelimiter(file: file, found: found)
    }
    var byName: [String: Int] = [:]
    for (index, field) in fields.enumerated() where !field.isEmpty {
      if let first = byName.updateValue(index, forKey: field.lowercased()) {
        throw .duplicateColumn(file: file, column: field, first: first + 1, second: index + 1)
      }
    }
    var positions: [String: Int] = [:]
    for name in Self.known {
      let spellings = name == "gameDate" ? Self.dateColumns : [name]
      if let position = spellings.lazy.compactMap({ byName[$0.lowercased()] }).first { positions[name] = position }
    }
    var absent = Self.required.filter { positions[$0] == nil }
    if positions["gameDate"] == nil { absent.append("gameDate or gameDateTimeEst") }
    guard absent.isEmpty else { throw .missingColumns(file: file, missing: absent, found: fields) }
    columns = fields
    self.positions = positions
    let used = Set(positions.values)
    extra = fields.indices.filter { !used.contains($0) && !fields[$0].isEmpty }.map { fields[$0] }
    missing = Self.known.filter { positions[$0] == nil }
  }
}
