import Evaluation
import Foundation

/// Scores our probabilities at bookmakers' lines beside the margin-free market's.
///
/// Two-sided quotes only: one side alone has a margin that cannot be taken out. Comparisons are paired by quote and resampled by
/// game date, on which lines, players and books hang together. Fixed-payout books are scored apart.
public struct MarketBacktest: Sendable {
  /// How the market's margin is taken out.
  public var noVig: NoVigMethod
  /// The bar for a bet of `FlatReturn`: expected profit of a stake of 1 by our probability.
  public var minimumExpectedValue: Double
  /// Replicates, seed and level of all intervals.
  public var bootstrap: PairedBootstrap

  public init(
    noVig: NoVigMethod = .multiplicative, minimumExpectedValue: Double = 0.02,
    bootstrap: PairedBootstrap = PairedBootstrap(replicates: 5000)
  ) {
    self.noVig = noVig
    self.minimumExpectedValue = minimumExpectedValue
    self.bootstrap = bootstrap
  }

  /// - Complexity: O(quotes), and replicates x dates for each market, book and scope
  public func run(_ quotes: [MarketQuote], scopes: [LineScope] = [.main]) -> MarketReport {
    var report = MarketReport(minimumExpectedValue: minimumExpectedValue, noVig: noVig)
    let books = Set(quotes.map(\.book)).sorted()
    report.fixedPayoutBooks = books.filter { Bookmaker.kind($0) == .fixedPayout }
    for scope in scopes {
      let scoped = scope == .main ? mainLines(quotes) : quotes
      for market in PropMarket.allCases {
        let ofMarket = scoped.filter { $0.key.market == market }
        for kind in [Bookmaker.Kind.sportsbook, .fixedPayout] {
          let ofKind = ofMarket.filter { Bookmaker.kind($0.book) == kind }
          guard !ofKind.isEmpty else { continue }
          report.results.append(result(ofKind, market, book: "all", kind, scope))
          for book in books where Bookmaker.kind(book) == kind {
            let own = ofKind.filter { $0.book == book }
            if !own.isEmpty { report.results.append(result(own, market, book: book, kind, scope)) }
          }
        }
      }
    }
    let computed = report.results.indices.filter { report.results[$0].flatReturn != nil }
    report.trials = computed.count
    let adjusted = Holm.adjusted(computed.map { report.results[$0].flatReturn!.perUnit.p })
    for (index, p) in zip(computed, adjusted) { report.results[index].flatReturn!.adjustedP = p }
    return report
  }

  /// Of each book and number the two-sided line nearest to even, the lower one of two alike. Quotes of one side stay as they are,
  /// so that they are counted.
  func mainLines(_ quotes: [MarketQuote]) -> [MarketQuote] {
    struct Place: Hashable {
      let key: BetKey
      let book: String
    }
    var best: [Place: (index: Int, distance: Double)] = [:]
    var kept: [Int] = []
    for (index, quote) in quotes.enumerated() {
      guard let over = quote.noVig(noVig) else {
        kept.append(index)
        continue
      }
      let place = Place(key: quote.key, book: quote.book)
      let distance = abs(over - 0.5)
      if let known = best[place],
        (known.distance, quotes[known.index].line) <= (distance, quote.line)
      {
        continue
      }
      best[place] = (index, distance)
    }
    return (kept + best.values.map(\.index)).sorted().map { quotes[$0] }
  }

  private func result(
    _ quotes: [MarketQuote], _ market: PropMarket, book: String, _ kind: Bookmaker.Kind, _ scope: LineScope
  ) -> MarketResult {
    var sums = MarketSums()
    sums.add(quotes, noVig, bar: minimumExpectedValue)
    func pair(_ ours: [Double], _ theirs: [Double]) -> ScorePair? {
      ScorePair(days: sums.days, ours: sums.hasForecasts ? ours : [], market: theirs, bootstrap: bootstrap)
    }
    return MarketResult(
      market: market, book: book, kind: kind, scope: scope, decided: sums.days.count, numbers: sums.numbers.count,
      dates: Set(sums.days).count, pushes: sums.pushes, voids: sums.voids, pending: sums.pending,
      oneSided: sums.oneSided, withoutForecast: sums.withoutForecast, untimed: sums.untimed,
      overround: sums.twoSided > 0 ? sums.overround / Double(sums.twoSided) : 0,
      brier: pair(sums.brier.ours, sums.brier.market), logLoss: pair(sums.logLoss.ours, sums.logLoss.market),
      maeInt: pair(sums.error.ours, sums.error.market), wrongSide: pair(sums.wrong.ours, sums.wrong.market),
      calibration: sums.hasForecasts
        ? Reliability(probabilities: sums.probabilities.ours, events: sums.events) : nil,
      marketCalibration: Reliability(probabilities: sums.probabilities.market, events: sums.events),
      flatReturn: kind == .sportsbook && !sums.profits.isEmpty
        ? FlatReturn(days: sums.betDays, profits: sums.profits, bootstrap: bootstrap) : nil)
  }
}
