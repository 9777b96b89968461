import Foundation

/// Who belongs to a team today: personId or player (or firstName and lastName), team (or teamCity and teamName, or teamId),
/// and, if the file has them, `out` (1 for a player who will not play) and `status` (Out, Questionable).
///
/// A line with a name only is a player who is known already.
struct RosterFile {
  let entries: [RosterEntry]
  /// Rows after the header.
  let rows: Int
  /// Columns that are not read.
  let ignoredColumns: [String]

  /// - Parameter people: Who is known; nil takes ids as they are, and no names without them.
  /// - Throws: `ImportError`
  init(contentsOf file: URL, people: KnownPeople?) throws {
    let table = try SmallTable(file)
    let team = TeamText(stem: "team", others: ["team"])
    guard table.namesPeople, team.isIn(table) else {
      let missing = (table.namesPeople ? [] : ["player"]) + (team.isIn(table) ? [] : ["team"])
      throw ImportError.missingColumns(
        file: table.file, missing: missing, found: table.columns, expected: "player or personId, and team")
    }
    var entries: [RosterEntry] = []
    var lines: [Int64: Int] = [:]
    var problems: [ImportError.Problem] = []
    for row in table.rows {
      let name = table.name(row)
      let id: Int64
      switch try Self.person(table, row, name, people) {
      case .person(let found): id = found
      case .unclear(let reason):
        problems.append(.init(line: row.line, reason: reason))
        continue
      }
      if let first = lines.updateValue(row.line, forKey: id) {
        throw ImportError.repeatedKey(file: table.file, line: row.line, firstLine: first, key: "personId \(id)")
      }
      guard let code = try team.code(in: table, row, season: Season.last) else {
        throw table.bad(row, team.column(of: table), "", "a team such as Boston Celtics")
      }
      entries.append(RosterEntry(personId: id, player: name, team: code, isOut: try table.isOut(row)))
    }
    guard problems.isEmpty else { throw ImportError.people(file: table.file, problems: problems) }
    self.entries = entries
    rows = table.rows.count
    ignoredColumns = table.columns(except: SmallTable.peopleColumns + team.columns)
  }

  private static func person(
    _ table: SmallTable, _ row: SmallTable.Row, _ name: String, _ people: KnownPeople?
  ) throws(ImportError) -> KnownPeople.Answer {
    if let id = try table.personId(row) {
      if let reason = people?.players.contradiction(of: id, named: name) { return .unclear(reason: reason) }
      return .person(id)
    }
    guard !name.isEmpty else { throw table.namesNobody(row) }
    guard let people else { throw table.bad(row, "personId", "", "a whole number above zero") }
    return people.find(name)
  }
}
