import Foundation

/// Who players are: the Kaggle `Players.csv` (personId, firstName, lastName, birthdate, height in inches, bodyWeight in
/// pounds, guard, forward, center, draftYear, draftNumber), in either of its spellings.
enum PlayersFile {
  static func read(_ file: URL) throws -> (players: [Player], droppedValues: Int, rows: Int) {
    let table = try SmallTable(file)
    try table.require(["personId", "firstName", "lastName"])
    var players: [Player] = []
    var lines: [Int64: Int] = [:]
    var dropped = 0
    for row in table.rows {
      let id = try table.id(row, "personId")
      guard id < SimulatedLeague.firstPersonId else {
        throw table.bad(row, "personId", String(id), "a number below those kept for simulated players")
      }
      if let first = lines.updateValue(row.line, forKey: id) {
        throw ImportError.repeatedKey(file: table.file, line: row.line, firstLine: first, key: "personId \(id)")
      }
      // Files write 0 or -1 for what they do not know, and for the draft of the undrafted.
      func number(_ names: (String, String), _ range: ClosedRange<Double>) -> Double? {
        let text = table.text(row, names.0, names.1)
        guard !text.isEmpty, let value = Double(text), value != -1, value != 0 else { return nil }
        guard range.contains(value) else {
          dropped += 1
          return nil
        }
        return value
      }
      func flag(_ name: String) -> Bool? {
        switch table.text(row, name).lowercased() {
        case "true", "1", "1.0": true
        case "false", "0", "0.0": false
        default: nil
        }
      }
      var player = Player(
        personId: id, firstName: table.text(row, "firstName"), lastName: table.text(row, "lastName"))
      let birth = table.text(row, "birthdate", "birthDay")
      player.birthDay = GameMoment(birth)?.day
      if !birth.isEmpty, player.birthDay == nil { dropped += 1 }
      player.height = number(("height", "heightInches"), 60...100).map { Float($0 * 2.54) }
      player.weight = number(("bodyWeight", "bodyWeightLbs"), 100...450).map { Float($0 * 0.453_592_37) }
      player.isGuard = flag("guard")
      player.isForward = flag("forward")
      player.isCenter = flag("center")
      player.draftYear = number(("draftYear", "draft_year"), 1947...2099).map { Int($0) }
      player.draftNumber = number(("draftNumber", "draft_number"), 1...300).map { Int($0) }
      players.append(player)
    }
    return (players, dropped, table.rows.count)
  }
}
