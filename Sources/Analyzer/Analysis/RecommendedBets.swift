import BoxScores

/// The recommended sides of an analysis that was written as JSON: what can be placed on paper later.
///
/// Refused sides are passed over unread. What is read is judged like any file: a number that cannot be right is an error that
/// says where it stands.
public struct RecommendedBets: Decodable, Sendable {
  /// In the order of the file, without refusals; figures as they were written, not computed anew.
  public let sides: [PricedSide]

  private enum Key: String, CodingKey { case sides }

  public init(from decoder: any Decoder) throws {
    var list = try decoder.container(keyedBy: Key.self).nestedUnkeyedContainer(forKey: .sides)
    var sides: [PricedSide] = []
    while !list.isAtEnd { if let side = try list.decode(Entry.self).side { sides.append(side) } }
    self.sides = sides
  }

  /// A side, if it is recommended.
  private struct Entry: Decodable {
    let side: PricedSide?

    private enum Key: String, CodingKey { case recommended }

    init(from decoder: any Decoder) throws {
      let isRecommended = try decoder.container(keyedBy: Key.self).decode(Bool.self, forKey: .recommended)
      side = isRecommended ? try PricedSide(recommended: decoder) : nil
    }
  }
}

extension PricedSide {
  private enum Key: String, CodingKey {
    case personId, player, gameId, gameDate, market, line, side, book, odds, isAlternate, captured, tipOff, row
    case win, push, lose, marketProbability, marketBooks, kelly, stake, unproven
  }

  /// Reads what `encode` wrote of a side that was recommended.
  fileprivate init(recommended decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func refused(_ key: Key, _ expected: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: container, debugDescription: "expected \(expected)")
    }
    func fraction(_ key: Key) throws -> Double {
      let value = try container.decode(Double.self, forKey: key)
      guard (0...1).contains(value) else { throw refused(key, "a number from 0 to 1") }
      return value
    }
    let (person, game) = (
      try container.decode(Int64.self, forKey: .personId), try container.decode(Int64.self, forKey: .gameId)
    )
    guard person > 0 else { throw refused(.personId, "an id above zero") }
    guard game > 0 else { throw refused(.gameId, "an id above zero") }
    let day = try container.decode(GameDay.self, forKey: .gameDate)
    let side = try container.decode(Side.self, forKey: .side)
    let (win, push, lose) = (try fraction(.win), try fraction(.push), try fraction(.lose))
    guard abs(win + push + lose - 1) < 1e-6 else { throw refused(.win, "win, push and lose that add up to 1") }
    let stake = try fraction(.stake)
    guard stake > 0 else { throw refused(.stake, "a stake above 0") }
    let market: Double? =
      try container.decodeIfPresent(Double.self, forKey: .marketProbability) == nil ? nil : fraction(.marketProbability)
    self.init(
      key: BetKey(personId: person, gameId: game, market: try container.decode(PropMarket.self, forKey: .market)),
      day: day, player: try container.decode(String.self, forKey: .player),
      line: try container.decode(LineValue.self, forKey: .line), side: side,
      book: try container.decode(String.self, forKey: .book), odds: try container.decode(Odds.self, forKey: .odds),
      isAlternate: try container.decode(Bool.self, forKey: .isAlternate),
      captured: try container.decodeIfPresent(QuoteTime.self, forKey: .captured),
      tipOff: try container.decodeIfPresent(QuoteTime.self, forKey: .tipOff),
      row: try container.decode(Int.self, forKey: .row),
      probability: LineProbability(
        over: side == .over ? win : lose, push: push, under: side == .over ? lose : win),
      market: market, marketBooks: try container.decode(Int.self, forKey: .marketBooks), kelly: try fraction(.kelly),
      stake: stake)
    isUnproven = try container.decodeIfPresent(Bool.self, forKey: .unproven) ?? false
  }
}
