/// What the lines of slates and rosters say of a player, in every spelling that is read.
extension SmallTable {
  /// The columns of a player and of whether he is out.
  static let peopleColumns = [
    "personId", "player", "playerName", "firstName", "lastName", "out", "isOut", "status",
  ]

  /// Whether there is a column that can name a player.
  var namesPeople: Bool { ["personId", "player", "playerName", "lastName"].contains(where: has) }

  /// His id; nil where the line has none.
  /// - Throws: `ImportError.badLine` for what is no id.
  func personId(_ row: Row) throws(ImportError) -> Int64? {
    text(row, "personId").isEmpty ? nil : try id(row, "personId")
  }

  /// His whole name, of one column or of two; empty where the line has none.
  func name(_ row: Row) -> String {
    let written = text(row, "player", "playerName")
    guard written.isEmpty else { return written }
    return [text(row, "firstName"), text(row, "lastName")].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What is wrong with a line that has neither id nor name.
  func namesNobody(_ row: Row) -> ImportError {
    let column = ["player", "playerName", "lastName"].first(where: has) ?? "personId"
    return bad(row, column, "", "a player's full name or his id")
  }

  /// Whether he is known not to play: by `out` (or `isOut`), or by `status`, in the words of an injury report. Who is
  /// questionable is not out.
  /// - Throws: `ImportError.badLine` for what says neither.
  func isOut(_ row: Row) throws(ImportError) -> Bool {
    let column = has("out") ? "out" : "isOut"
    let said: Bool
    switch text(row, column).lowercased() {
    case "", "0", "0.0", "false", "no": said = false
    case "1", "1.0", "true", "yes": said = true
    default: throw bad(row, column, text(row, column), "1, 0 or nothing")
    }
    switch text(row, "status").lowercased() {
    case "", "active", "available", "in", "probable", "questionable", "doubtful": return said
    case "out", "o", "inactive", "suspended": return true
    default:
      throw bad(
        row, "status", text(row, "status"),
        "Out, O, Inactive or Suspended, or Doubtful, Questionable, Probable, Available, Active, In or nothing")
    }
  }
}
