import BoxScores
import Evaluation

/// Prices lines against forecast distributions and decides what, if anything, is worth a stake.
///
/// In this order: the last quote of each book is priced; filters refuse; of what is left the best price of each line and the
/// best line of each number is taken; stakes are fractional Kelly under the caps, the fastest-growing bet first; and last of
/// all safe mode refuses among what was staked. A refused side says why, all filters that refuse it.
public struct LineAnalyzer: Sendable {
  /// What a bet has to show.
  public let settings: AnalysisSettings
  /// Nothing is recommended on any other market.
  public let proven: ProvenMarkets
  /// Markets that are not proven are judged by everything else, and marked: for play money.
  public var waivesProof = false

  /// - Throws: `SettingsError`.
  public init(_ settings: AnalysisSettings = .init(), proven: ProvenMarkets) throws(SettingsError) {
    try settings.check()
    self.settings = settings
    self.proven = proven
  }

  /// - Parameters:
  ///   - forecasts: Our distribution of each number; for the combined market that of the sum.
  ///   - exposure: What is staked already and still open.
  /// - Complexity: O(sides log sides)
  public func analyze(
    _ lines: [ResolvedLine], forecasts: [BetKey: CountDistribution], bankroll: Bankroll = Bankroll(1),
    exposure: Exposure = .init()
  ) -> Analysis {
    var analysis = Analysis()
    let quotes = CurrentQuotes(lines)
    analysis.superseded = quotes.superseded
    let market = MarketPrices(quotes.lines, method: settings.noVig)
    var missing: Set<BetKey> = []
    for resolved in quotes.lines {
      guard let distribution = forecasts[resolved.key] else {
        missing.insert(resolved.key)
        continue
      }
      let probability = LineProbability(distribution, line: resolved.line.line)
      let fair = market[resolved.key, resolved.line.line]
      for side in Side.allCases {
        guard let odds = resolved.line[side] else { continue }
        var priced = PricedSide(
          resolved, side: side, odds: odds, probability: probability,
          market: fair.map { side == .over ? $0.over : 1 - $0.over }, marketBooks: fair?.books ?? 0)
        priced.isUnproven = waivesProof && proven.objection(priced.key.market) != nil
        priced.refusals = refusals(of: priced, isLate: resolved.isAfterTipOff)
        analysis.sides.append(priced)
      }
    }
    analysis.withoutForecast = missing.sorted()
    analysis.sides.sort { Self.order($0) < Self.order($1) }
    var plan = StakePlan(rules: settings.staking, bankroll: bankroll, exposure: exposure)
    plan.choose(&analysis.sides)
    plan.stake(&analysis.sides)
    applySafeMode(&analysis.sides, forecasts)
    return analysis
  }

  private func refusals(of side: PricedSide, isLate: Bool) -> [Refusal] {
    var refusals: [Refusal] = []
    if !waivesProof, let objection = proven.objection(side.key.market) { refusals.append(.notProven(objection)) }
    if Bookmaker.kind(side.book) == .fixedPayout { refusals.append(.fixedPayout(book: side.book)) }
    if isLate { refusals.append(.afterTipOff) }
    let accepted = settings.shortestOdds...settings.longestOdds
    if !accepted.contains(side.odds.decimal) { refusals.append(.odds(side.odds, accepted: accepted)) }
    let wins = side.probability.wins(side.side)
    if wins < settings.minimumWinProbability {
      refusals.append(.winProbability(wins, minimum: settings.minimumWinProbability))
    }
    if side.expectedValue < settings.minimumExpectedValue || side.kelly <= 0 {
      refusals.append(.expectedValue(side.expectedValue, minimum: settings.minimumExpectedValue))
    }
    if let edge = side.edgeOverMarket {
      if edge < settings.minimumEdgeOverMarket {
        refusals.append(.edgeOverMarket(edge, minimum: settings.minimumEdgeOverMarket))
      }
      if abs(edge) > settings.maximumDisagreement {
        refusals.append(.disagreement(abs(edge), maximum: settings.maximumDisagreement))
      }
    } else {
      refusals.append(.noMarket)
    }
    return refusals
  }

  /// The last step, and one that only takes away: see `SafeMode`.
  private func applySafeMode(_ sides: inout [PricedSide], _ forecasts: [BetKey: CountDistribution]) {
    guard let safeMode = settings.safeMode else { return }
    for index in sides.indices where sides[index].isRecommended {
      let side = sides[index]
      let value = safeMode.expectedValue(
        forecasts[side.key]!, line: side.line, side: side.side, odds: side.odds)
      if value < settings.minimumExpectedValue {
        sides[index].refusals.append(.safeMode(margin: safeMode.margin, expectedValue: value))
        sides[index].stake = 0
      }
    }
  }

  private static func order(_ side: PricedSide) -> SideOrder {
    SideOrder(key: side.key, line: side.line, side: side.side, book: side.book, row: side.row)
  }
}
