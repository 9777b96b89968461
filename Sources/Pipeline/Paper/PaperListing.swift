import Analyzer
import BoxScores
import Foundation

/// The bets of a paper ledger, one by one.
public struct PaperListing: Sendable, Encodable {
  /// In the order in which they were placed.
  public let bets: [PaperBet]

  private static let columns = [
    "id", "gameDate", "gameId", "personId", "player", "market", "line", "side", "book", "odds", "stake", "captured",
    "placed", "win", "push", "lose", "marketProbability", "unproven", "state", "outcome", "profit",
    "closingProbability",
    "closingLine",
  ]

  /// A line for each bet below a header.
  public var csv: String {
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    var text = Self.columns.joined(separator: ",") + "\n"
    for bet in bets {
      let figures: [String] = [
        bet.odds.decimal.description, bet.stake.description, bet.captured?.description ?? "", bet.placed.description,
        number(bet.probability.wins(bet.side)), number(bet.probability.push), number(bet.probability.loses(bet.side)),
        number(bet.market), bet.isUnproven ? "1" : "0", bet.state.rawValue, bet.outcome.map(String.init) ?? "",
        bet.profit.description, number(bet.closing?.probability), bet.closing?.line?.description ?? "",
      ]
      let fields =
        [
          bet.id, bet.day.description, String(bet.key.gameId), String(bet.key.personId), CSVFields.quoted(bet.player),
          bet.key.market.rawValue, bet.line.description, bet.side.rawValue, CSVFields.quoted(bet.book),
        ] + figures
      text += fields.joined(separator: ",") + "\n"
    }
    return text
  }

  /// - Throws: `ForecastFileError`
  public func write(to file: URL) throws {
    do {
      try DurableFile.replace(file, with: Data(csv.utf8))
    } catch {
      throw ForecastFileError.cannotWrite(path: file.path, reason: error.reason)
    }
  }
}
