import BoxScores

/// A bet that was placed on paper.
public struct PaperBet: Sendable, Hashable, Codable, Identifiable {
  /// The number it is about: there is at most one bet on it.
  public let key: BetKey
  public let day: GameDay
  public let player: String
  public let line: LineValue
  public let side: Side
  public let book: String
  public let odds: Odds
  public let stake: PaperMoney
  /// When the quote was taken.
  public let captured: QuoteTime?
  public let placed: QuoteTime
  /// Ours at the time.
  public let probability: LineProbability
  /// The market's probability of the side without margin at the time.
  public let market: Double?
  public internal(set) var state = PaperState.open
  public internal(set) var outcome: Int?
  /// Of the stake: what was won, or the stake lost; zero while open and for stakes that came back.
  public internal(set) var profit = PaperMoney.zero
  public internal(set) var closing: PaperClosing?

  /// `22400062-203076-points`.
  public var id: String { "\(key.gameId)-\(key.personId)-\(key.market.rawValue)" }

  /// A bet as a store has it.
  public init(
    key: BetKey, day: GameDay, player: String, line: LineValue, side: Side, book: String, odds: Odds, stake: PaperMoney,
    captured: QuoteTime?, placed: QuoteTime, probability: LineProbability, market: Double?, state: PaperState,
    outcome: Int?, profit: PaperMoney, closing: PaperClosing?
  ) {
    self.key = key
    self.day = day
    self.player = player
    self.line = line
    self.side = side
    self.book = book
    self.odds = odds
    self.stake = stake
    self.captured = captured
    self.placed = placed
    self.probability = probability
    self.market = market
    self.state = state
    self.outcome = outcome
    self.profit = profit
    self.closing = closing
  }

  init(_ side: PricedSide, stake: PaperMoney, placed: QuoteTime) {
    key = side.key
    day = side.day
    player = side.player
    line = side.line
    self.side = side.side
    book = side.book
    odds = side.odds
    self.stake = stake
    captured = side.captured
    self.placed = placed
    probability = side.probability
    market = side.market
  }

  /// What the market's last word was worth: odds x closing probability - 1, the expected profit of the stake as the market
  /// saw it in the end. Nil where nobody quoted the line any more.
  public var closingValue: Double? { closing?.probability.map { odds.decimal * $0 - 1 } }

  /// By how much the book's line moved in the bet's favour: up for an over. Nil without a closing line.
  public var lineMove: Double? {
    closing?.line.map { (side == .over ? 1 : -1) * ($0.value - line.value) }
  }
}
