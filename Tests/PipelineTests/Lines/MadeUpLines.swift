import BoxScores
import Foundation

@testable import Pipeline

/// Lines that nobody quoted, on players of a simulated league: a CSV as `analyze` reads it.
struct MadeUpLines {
  private(set) var rows = ["gameDate,homeTeam,awayTeam,player,personId,gameId,market,book,line,overOdds,underOdds"]
  private let table: PlayerGameTable

  init(_ table: PlayerGameTable) { self.table = table }

  var text: String { rows.joined(separator: "\n") + "\n" }
  var bytes: [UInt8] { Array(text.utf8) }

  func write(to file: URL) throws { try Data(text.utf8).write(to: file) }

  /// A quote on the player of a row of the table. Prices are decimal.
  mutating func add(
    _ row: Int, _ market: String, _ line: Double, book: String = "somebook", over: Double? = 1.9, under: Double? = 1.9,
    player: String = "", team: String? = nil
  ) {
    let season = Season(Int(table.season[row]))
    func name(_ code: Int16) -> String { TeamCatalogue.shared.name(of: code, in: season)?.fullName ?? "" }
    let isHome = table.home[row] != 0
    let (home, away) = (
      isHome ? table.team[row] : table.opponent[row], isHome ? table.opponent[row] : table.team[row]
    )
    func odds(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    rows.append(
      "\(GameDay(number: table.day[row])),\(team ?? name(home)),\(name(away)),\(player),"
        + (player.isEmpty ? "\(table.personId[row])" : "")
        + ",\(table.gameId[row]),\(market),\(book),\(line),\(odds(over)),\(odds(under))")
  }

  /// A row as it stands.
  mutating func add(raw row: String) { rows.append(row) }
}
