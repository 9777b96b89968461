import Analyzer
import BoxScores
import GRDB

/// A bet as a row of the table, and back. A value that cannot be right is damage.
enum PaperRow {
  static func bet(_ row: Row) throws -> PaperBet {
    func value<Value: DatabaseValueConvertible>(_ column: String, _: Value.Type = Value.self) throws -> Value {
      try row.decode(Value.self, forColumn: column)
    }
    func known<Value>(_ column: String, _ value: Value?) throws -> Value {
      guard let value else { throw Damage(column: column, id: (try? row.decode(String.self, forColumn: "id")) ?? "?") }
      return value
    }
    let odds: Double = try value("odds")
    let (over, push, under): (Double, Double, Double) = (
      try value("probabilityOver"), try value("probabilityPush"), try value("probabilityUnder")
    )
    guard [over, push, under].allSatisfy({ (0...1).contains($0) }), over + push + under > 0 else {
      throw Damage(column: "probabilityOver", id: try value("id"))
    }
    let books: Int? = try value("closingBooks")
    return PaperBet(
      key: BetKey(
        personId: try value("personId"), gameId: try value("gameId"),
        market: try known("market", PropMarket(rawValue: try value("market")))),
      day: try known("day", GameDay(try value("day", String.self))), player: try value("player"),
      line: LineValue(halves: try value("halves")), side: try known("side", Side(rawValue: try value("side"))),
      book: try value("book"), odds: try known("odds", try? Odds(decimal: odds)),
      stake: PaperMoney(cents: try value("stakeCents")),
      captured: try value("captured", Int?.self).map(QuoteTime.init(minutes:)),
      placed: QuoteTime(minutes: try value("placed")),
      probability: LineProbability(over: over, push: push, under: under), market: try value("marketProbability"),
      state: try known("state", PaperState(rawValue: try value("state"))), outcome: try value("outcome"),
      profit: PaperMoney(cents: try value("profitCents")),
      closing: try books.map { books in
        PaperClosing(
          probability: try value("closingProbability"), books: books,
          line: try value("closingHalves", Int?.self).map(LineValue.init(halves:)))
      }, isUnproven: try value("unproven"))
  }

  static func insert(_ bet: PaperBet, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO bet (id, personId, gameId, market, day, player, halves, side, book, odds, stakeCents, captured, placed,
          probabilityOver, probabilityPush, probabilityUnder, marketProbability, state, outcome, profitCents,
          closingProbability, closingBooks, closingHalves, unproven)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        bet.id, bet.key.personId, bet.key.gameId, bet.key.market.rawValue, bet.day.description, bet.player,
        bet.line.halves, bet.side.rawValue, bet.book, bet.odds.decimal, bet.stake.cents, bet.captured?.minutes,
        bet.placed.minutes, bet.probability.over, bet.probability.push, bet.probability.under, bet.market,
        bet.state.rawValue, bet.outcome, bet.profit.cents, bet.closing?.probability, bet.closing?.books,
        bet.closing?.line?.halves, bet.isUnproven,
      ])
  }

  /// What became of a bet; the rest of a row never changes.
  static func replace(_ bet: PaperBet, _ database: Database) throws {
    try database.execute(
      sql: """
        UPDATE bet SET state = ?, outcome = ?, profitCents = ?, closingProbability = ?, closingBooks = ?, closingHalves = ?
        WHERE id = ?
        """,
      arguments: [
        bet.state.rawValue, bet.outcome, bet.profit.cents, bet.closing?.probability, bet.closing?.books,
        bet.closing?.line?.halves, bet.id,
      ])
    guard database.changesCount == 1 else { throw Damage(column: "id", id: bet.id) }
  }

  /// A row that is none.
  struct Damage: Error {
    let column: String
    let id: String
  }
}
