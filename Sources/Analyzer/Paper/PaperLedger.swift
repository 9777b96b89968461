import BoxScores

/// Bets on paper: placed from analyses, settled from box scores, never changed otherwise.
///
/// The bankroll is the start and the profits of what is settled; stakes of open bets are not available for others.
public struct PaperLedger<Store: PaperStore> {
  public private(set) var store: Store

  public init(_ store: Store) { self.store = store }

  /// - Throws: `PaperError` where it is open already, or for no amount; what the store throws.
  public mutating func open(bankroll: Double) throws {
    if let start = try store.start() { throw PaperError.alreadyOpened(start: start) }
    guard let start = PaperMoney(bankroll), start > .zero else { throw PaperError.badStart("\(bankroll)") }
    try store.open(start: start)
  }

  /// The bankroll now and at its peak, for staking.
  public func bankroll() throws -> Bankroll {
    guard let start = try store.start() else { throw PaperError.notOpened }
    let curve = PaperCurve(start: start, bets: try store.bets())
    return Bankroll(curve.bankroll.units, peak: curve.peak.units)
  }

  /// What open bets have at stake, for the caps of the next analysis.
  public func exposure() throws -> Exposure {
    let bankroll = try bankroll()
    var exposure = Exposure()
    for bet in try store.bets() where bet.state == .open && bankroll.current > 0 {
      exposure.add(bet.stake.units / bankroll.current, person: bet.key.personId, game: bet.key.gameId, day: bet.day)
    }
    return exposure
  }

  /// Places what an analysis recommends. A number that has a bet gets no second one, so placing twice changes nothing.
  /// - Parameter now: The time of placing; from tip-off on nothing is placed.
  public mutating func place(_ analysis: Analysis, now: QuoteTime) throws -> Placement {
    try place(analysis.recommended, now: now)
  }

  /// The same of sides that were recommended.
  public mutating func place(_ recommended: [PricedSide], now: QuoteTime) throws -> Placement {
    let bankroll = try bankroll()
    let bets = try store.bets()
    var known = Set(bets.map(\.id))
    var available = PaperMoney(bankroll.current) ?? .zero
    for bet in bets where bet.state == .open { available = available - bet.stake }
    var placement = Placement()
    for side in recommended {
      let stake = PaperMoney(side.stake * bankroll.current) ?? .zero
      let bet = PaperBet(side, stake: stake, placed: now)
      if known.contains(bet.id) {
        placement.already.append(bet.id)
      } else if side.tipOff.map({ now >= $0 }) ?? (now.easternDay > side.day) {
        placement.late.append(bet.id)
      } else if stake <= .zero || stake > available {
        placement.unaffordable.append(bet.id)
      } else {
        known.insert(bet.id)
        available = available - stake
        placement.placed.append(bet)
      }
    }
    if !placement.placed.isEmpty { try store.insert(placement.placed) }
    return placement
  }

  /// Settles open bets whose games have box scores: over or under by the count, push on the line, void when he did not play
  /// or the game was played more than a day off the date of the bet.
  public mutating func settle(_ outcomes: BoxOutcomes) throws -> Settlement {
    var settlement = Settlement()
    for var bet in try store.bets() {
      let outcome = outcomes[bet.key]
      if bet.state.isSettled {
        switch outcome {
        // A game that was moved stays void, whatever came of it.
        case .played(let count, let day) where count != bet.outcome && abs(day.distance(to: bet.day)) <= 1:
          settlement.corrections.append(.init(id: bet.id, settledAt: bet.outcome, nowIs: count))
        case .didNotPlay where bet.outcome != nil:
          settlement.corrections.append(.init(id: bet.id, settledAt: bet.outcome, nowIs: nil))
        case .played, .didNotPlay, .pending: break
        }
        continue
      }
      switch outcome {
      case .pending:
        settlement.stillOpen += 1
        continue
      case .didNotPlay:
        bet.state = .void
      case .played(_, let day) where abs(day.distance(to: bet.day)) > 1:
        bet.state = .void
      case .played(let count, _):
        bet.outcome = count
        switch bet.line.wins(bet.side, outcome: count) {
        case true?:
          bet.state = .won
          bet.profit = bet.stake.profit(at: bet.odds)
        case false?:
          bet.state = .lost
          bet.profit = -bet.stake
        case nil:
          bet.state = .push
        }
      }
      settlement.settled.append(bet)
    }
    if !settlement.settled.isEmpty { try store.replace(settlement.settled) }
    return settlement
  }

  /// Notes the closing prices of bets, from quotes taken after the bet's own and before tip-off. Later quotes replace earlier
  /// notes.
  /// - Returns: How many bets have a closing note now that was not there before, or another one.
  public mutating func close(with lines: [ResolvedLine], method: NoVigMethod = .multiplicative) throws -> Int {
    let byKey = Dictionary(grouping: lines, by: \.key)
    var changed: [PaperBet] = []
    for var bet in try store.bets() {
      guard let taken = bet.captured else { continue }
      let later = (byKey[bet.key] ?? []).filter { ($0.line.captured ?? taken) > taken && !$0.isAfterTipOff }
      guard !later.isEmpty else { continue }
      let last = CurrentQuotes(later).lines
      let price = MarketPrices(last, method: method)[bet.key, bet.line]
      let own = last.filter { $0.line.book == bet.book }
        .compactMap { resolved in resolved.line.noVig(method).map { (resolved.line.line, abs($0.over - 0.5)) } }
        .min { $0.1 < $1.1 }
      let closing = PaperClosing(
        probability: price.map { bet.side == .over ? $0.over : 1 - $0.over }, books: price?.books ?? 0, line: own?.0)
      guard closing != bet.closing, closing.probability != nil || closing.line != nil else { continue }
      bet.closing = closing
      changed.append(bet)
    }
    if !changed.isEmpty { try store.replace(changed) }
    return changed.count
  }

  /// - Throws: `PaperError.notOpened`; what the store throws.
  public func report() throws -> PaperReport {
    guard let start = try store.start() else { throw PaperError.notOpened }
    return PaperReport(start: start, bets: try store.bets())
  }
}

extension PaperLedger: Sendable where Store: Sendable {}
