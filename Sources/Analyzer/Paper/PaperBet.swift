import BoxScores

/// A bet that was placed on paper.
public struct PaperBet: Sendable, Hashable, Codable, Identifiable {
  /// The number it is about: there is at most one bet on it.
  public let key: BetKey
  /// By which the league dated the game when the bet was placed.
  public let day: GameDay
  /// As the lines write his name; empty where they gave an id only.
  public let player: String
  public let line: LineValue
  public let side: Side
  /// The bookmaker's key, as the lines write it.
  public let book: String
  /// As they were taken.
  public let odds: Odds
  /// Of play money, in whole hundredths.
  public let stake: PaperMoney
  /// When the quote was taken.
  public let captured: QuoteTime?
  /// When the bet was placed on paper.
  public let placed: QuoteTime
  /// Ours at the time.
  public let probability: LineProbability
  /// The market's probability of the side without margin at the time.
  public let market: Double?
  /// Placed although its market was not proven.
  public let isUnproven: Bool
  /// Open until it is settled, and then never another.
  public internal(set) var state = PaperState.open
  /// The count it was settled by; nil while open, and for a void bet.
  public internal(set) var outcome: Int?
  /// Of the stake: what was won, or the stake lost; zero while open and for stakes that came back.
  public internal(set) var profit = PaperMoney.zero
  /// Nil as long as no later quote is known.
  public internal(set) var closing: PaperClosing?

  /// `22400062-203076-points`.
  public var id: String { "\(key.gameId)-\(key.personId)-\(key.market.rawValue)" }

  /// A bet as a store has it.
  public init(
    key: BetKey, day: GameDay, player: String, line: LineValue, side: Side, book: String, odds: Odds, stake: PaperMoney,
    captured: QuoteTime?, placed: QuoteTime, probability: LineProbability, market: Double?, state: PaperState,
    outcome: Int?, profit: PaperMoney, closing: PaperClosing?, isUnproven: Bool = false
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
    self.isUnproven = isUnproven
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
    isUnproven = side.isUnproven
  }

  /// What the market's last word was worth: odds x closing probability - 1, the expected profit of the stake as the market
  /// saw it in the end. Nil where nobody quoted the line any more.
  public var closingValue: Double? { closing?.probability.map { odds.decimal * $0 - 1 } }

  /// By how much the book's line moved in the bet's favour: up for an over. Nil without a closing line.
  public var lineMove: Double? {
    closing?.line.map { (side == .over ? 1 : -1) * ($0.value - line.value) }
  }
}
