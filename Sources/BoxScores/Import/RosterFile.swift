import Foundation

/// Who belongs to a team today: personId, player (or firstName and lastName), team (or teamCity and teamName, or
/// teamId), and, if the file has it, `out` (1 for a player who will not play).
enum RosterFile {
  static func read(_ file: URL) throws -> (entries: [RosterEntry], rows: Int) {
    let table = try SmallTable(file)
    let team = TeamText(stem: "team", others: ["team"])
    guard table.has("personId"), team.isIn(table) else {
      let missing = (table.has("personId") ? [] : ["personId"]) + (team.isIn(table) ? [] : ["team"])
      throw ImportError.missingColumns(
        file: table.file, missing: missing, found: table.columns, expected: "personId, player and team")
    }
    var entries: [RosterEntry] = []
    var lines: [Int64: Int] = [:]
    for row in table.rows {
      let id = try table.id(row, "personId")
      if let first = lines.updateValue(row.line, forKey: id) {
        throw ImportError.repeatedKey(file: table.file, line: row.line, firstLine: first, key: "personId \(id)")
      }
      guard let code = try team.code(in: table, row, season: Season.last) else {
        throw table.bad(row, team.column(of: table), "", "a team such as Boston Celtics")
      }
      let parts = [table.text(row, "firstName"), table.text(row, "lastName")].filter { !$0.isEmpty }
      let name = table.text(row, "player", "playerName")
      let out = table.text(row, "out", "isOut").lowercased()
      guard ["", "0", "1", "false", "true", "0.0", "1.0"].contains(out) else {
        throw table.bad(row, "out", out, "1, 0 or nothing")
      }
      entries.append(
        RosterEntry(
          personId: id, player: name.isEmpty ? parts.joined(separator: " ") : name, team: code,
          isOut: ["1", "true", "1.0"].contains(out)))
    }
    return (entries, table.rows.count)
  }
}
