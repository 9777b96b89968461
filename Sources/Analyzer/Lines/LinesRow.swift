import BoxScores

/// One row of a lines CSV, on the way to a `PropLine`.
struct LinesRow {
  struct Failure: Error {
    let problem: LineProblem
  }

  let row: Int
  let fields: [String]
  let columns: LinesColumns
  let notation: Odds.Notation

  /// - Throws: `Failure` at the first field that cannot be right.
  func line() throws(Failure) -> PropLine {
    guard let market = PropMarket(written: text("market")) else {
      throw bad("market", "one of " + PropMarket.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard let value = LineValue(text("line")) else {
      throw bad("line", "a whole or half number from 0 to \(Int(LineValue.largest))")
    }
    var line = PropLine(
      row: row, homeTeam: try named("homeTeam"), awayTeam: try named("awayTeam"), player: text("player"),
      market: market, book: try named("book"), line: value, over: try odds("overOdds"), under: try odds("underOdds"))
    guard line.over != nil || line.under != nil else {
      throw bad("overOdds", "odds of at least one side")
    }
    line.feed = text("source")
    line.personId = try id("personId")
    line.gameId = try id("gameId")
    if line.player.isEmpty, line.personId == nil { throw bad("player", "a name or a personId") }
    line.captured = try time("captured")
    line.tipOff = try time("tipoffUtc")
    let date = text("gameDate")
    if !date.isEmpty {
      guard let day = GameDay(date) else { throw bad("gameDate", "a day such as 2025-01-31") }
      line.gameDate = day
    } else if line.tipOff == nil {
      throw bad("gameDate", "a day such as 2025-01-31, or a tipoffUtc")
    }
    let outcome = text("actual")
    if !outcome.isEmpty {
      guard let count = StrictNumber.read(outcome), count == count.rounded(), count <= LineValue.largest else {
        throw bad("actual", "a whole number, or nothing")
      }
      line.statedOutcome = Int(count)
    }
    return line
  }

  private func text(_ column: String) -> String { columns.text(column, fields) }

  private func bad(_ column: String, _ expected: String) -> Failure {
    Failure(problem: LineProblem(row: row, column: column, found: text(column), expected: expected))
  }

  private func named(_ column: String) throws(Failure) -> String {
    let text = text(column)
    guard !text.isEmpty, text.utf8.count <= 200 else { throw bad(column, "a name") }
    return text
  }

  private func odds(_ column: String) throws(Failure) -> Odds? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    do {
      return try Odds(text, notation)
    } catch {
      throw bad(column, error.expected)
    }
  }

  private func id(_ column: String) throws(Failure) -> Int64? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    guard let id = StrictNumber.id(text) else { throw bad(column, "a whole number above zero, or nothing") }
    return id
  }

  private func time(_ column: String) throws(Failure) -> QuoteTime? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    guard let time = QuoteTime(text) else { throw bad(column, "a time with its zone such as 2025-01-31T00:30:00Z") }
    return time
  }
}
