/// Why a side of a line is not recommended.
public enum Refusal: Sendable, Hashable {
  case notProven(String)
  case fixedPayout(book: String)
  case afterTipOff
  /// No book quotes both sides of the line, so there is no margin-free price to compare with.
  case noMarket
  case odds(Odds, accepted: ClosedRange<Double>)
  case winProbability(Double, minimum: Double)
  case expectedValue(Double, minimum: Double)
  case edgeOverMarket(Double, minimum: Double)
  /// So far from the market that an error of ours (an injury, another role) is the better explanation.
  case disagreement(Double, maximum: Double)
  case betterPrice(book: String, Odds)
  /// Another bet on the same number is taken.
  case betterLine(Side, LineValue, book: String)
  case cap(Cap)
  case stakeTooSmall(Double, smallest: Double)
  case safeMode(margin: Double, expectedValue: Double)

  /// A stable name.
  public var code: String {
    switch self {
    case .notProven: "notProven"
    case .fixedPayout: "fixedPayout"
    case .afterTipOff: "afterTipOff"
    case .noMarket: "noMarket"
    case .odds: "odds"
    case .winProbability: "winProbability"
    case .expectedValue: "expectedValue"
    case .edgeOverMarket: "edgeOverMarket"
    case .disagreement: "disagreement"
    case .betterPrice: "betterPrice"
    case .betterLine: "betterLine"
    case .cap(let cap): cap.rawValue
    case .stakeTooSmall: "stakeTooSmall"
    case .safeMode: "safeMode"
    }
  }

  public var message: String {
    switch self {
    case .notProven(let why): "not proven: \(why)"
    case .fixedPayout(let book): "\(book) pays slips by a table of its own; nobody offers this price for a single bet"
    case .afterTipOff: "the quote was taken at or after tip-off"
    case .noMarket: "no book quotes both sides of this line"
    case .odds(let odds, let accepted):
      "odds \(Figure.odds(odds.decimal)) lie outside \(Figure.odds(accepted.lowerBound)) to "
        + Figure.odds(accepted.upperBound)
    case .winProbability(let found, let minimum):
      "wins with \(Figure.percent(found)), at least \(Figure.percent(minimum)) is asked for"
    case .expectedValue(let found, let minimum):
      "expected value \(Figure.percent(found)), at least \(Figure.percent(minimum)) is asked for"
    case .edgeOverMarket(let found, let minimum):
      "edge over the market \(Figure.percent(found)), at least \(Figure.percent(minimum)) is asked for"
    case .disagreement(let found, let maximum):
      "\(Figure.percent(found)) away from the market, more than \(Figure.percent(maximum)) is more likely our error than theirs"
    case .betterPrice(let book, let odds): "\(book) pays \(Figure.odds(odds.decimal)) for the same"
    case .betterLine(let side, let line, let book):
      "\(side.rawValue) \(line) at \(book) is the better bet on the same number"
    case .cap(.perPlayer): "the cap on this player's bets is reached"
    case .cap(.betsPerPlayer): "as many bets on this player as are allowed are taken"
    case .cap(.perGame): "the cap on this game is reached"
    case .cap(.perDay): "the cap on this day is reached"
    case .stakeTooSmall(let found, let smallest):
      "a stake of \(Figure.percent(found)) of the bankroll, at least \(Figure.percent(smallest)) is worth placing"
    case .safeMode(let margin, let value):
      "safe mode: with the line \(margin) against the bet its expected value is \(Figure.percent(value))"
    }
  }
}

extension Refusal: Encodable {
  private enum Keys: String, CodingKey {
    case code, message
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(code, forKey: .code)
    try container.encode(message, forKey: .message)
  }
}
