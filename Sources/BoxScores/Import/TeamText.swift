/// Finds the team that a line of a schedule, roster or slate names.
struct TeamText {
  /// How the columns of one side begin: `hometeam`, `team`.
  let stem: String
  /// Further columns that hold a whole name.
  let others: [String]

  /// What the team is called in this line; nil when the line leaves it open.
  func text(in table: SmallTable, _ row: SmallTable.Row) -> String? {
    let id = table.text(row, "\(stem)Id")
    if !id.isEmpty { return id == "0" || id == "0.0" ? nil : id }
    let city = table.text(row, "\(stem)City")
    let name = table.text(row, "\(stem)Name")
    let whole = others.lazy.map { table.text(row, $0) }.first { !$0.isEmpty } ?? ""
    let text = whole.isEmpty ? (city + " " + name).trimmingPrefix(" ").description : whole
    return text.isEmpty || text == "TBD" ? nil : text
  }

  /// - Throws: `ImportError.badLine` for a team that is not known in that season, and for a name that several have.
  func code(
    in table: SmallTable, _ row: SmallTable.Row, season: Season, kind: DataKind = .real
  ) throws(ImportError) -> Int16? {
    guard let text = text(in: table, row) else { return nil }
    let match = TeamCatalogue.shared.find(text, season: season, kind: kind)
    if case .team(let code) = match { return code }
    throw table.bad(
      row, column(of: table), text, TeamCatalogue.shared.expected(match, season: season, kind: kind))
  }

  /// All columns that may name the team.
  var columns: [String] { ["\(stem)Id", "\(stem)City", "\(stem)Name"] + others }

  /// The first column that names the team, for messages.
  func column(of table: SmallTable) -> String {
    (["\(stem)Id"] + others + ["\(stem)City", "\(stem)Name"]).first { table.has($0) } ?? stem
  }

  func isIn(_ table: SmallTable) -> Bool {
    table.has("\(stem)Id") || table.has("\(stem)Name") || others.contains { table.has($0) }
  }
}
