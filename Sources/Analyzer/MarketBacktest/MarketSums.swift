import Foundation

/// Losses of the quotes of one market and book, row by row.
///
/// Where any quote has a forecast, those without are left out of both sides, so that both are scored on the same rows.
struct MarketSums {
  /// A number a row, of ours and of the market.
  struct Losses {
    var ours: [Double] = []
    var market: [Double] = []
  }

  private(set) var days: [Int32] = []
  private(set) var numbers: Set<BetKey> = []
  private(set) var brier = Losses()
  private(set) var logLoss = Losses()
  private(set) var error = Losses()
  private(set) var wrong = Losses()
  /// P(over | decided) of each row, and whether it came.
  private(set) var probabilities = Losses()
  private(set) var events: [Bool] = []
  private(set) var pushes = 0
  private(set) var voids = 0
  private(set) var pending = 0
  private(set) var oneSided = 0
  private(set) var withoutForecast = 0
  private(set) var untimed = 0
  private(set) var twoSided = 0
  private(set) var overround = 0.0
  private(set) var betDays: [Int32] = []
  private(set) var profits: [Double] = []
  private(set) var hasForecasts = false

  mutating func add(_ quotes: [MarketQuote], _ method: NoVigMethod, bar: Double) {
    hasForecasts = quotes.contains { $0.probability != nil }
    for quote in quotes { add(quote, method, bar: bar) }
  }

  private mutating func add(_ quote: MarketQuote, _ method: NoVigMethod, bar: Double) {
    guard let over = quote.over, let under = quote.under else {
      oneSided += 1
      return
    }
    let outcome: Int
    switch quote.outcome {
    case .pending:
      pending += 1
      return
    case .didNotPlay:
      voids += 1
      return
    case .played(let count, _): outcome = count
    }
    let fair = NoVig(over: over, under: under, method: method)
    twoSided += 1
    overround += fair.overround
    bet(quote, over, under, outcome, bar: bar)
    guard let isOver = quote.line.wins(.over, outcome: outcome) else {
      pushes += 1
      return
    }
    if hasForecasts, quote.probability == nil {
      withoutForecast += 1
      return
    }
    if !quote.isTimed { untimed += 1 }
    days.append(quote.day.number)
    numbers.insert(quote.key)
    events.append(isOver)
    probabilities.market.append(fair.over)
    Self.score(&brier.market, &logLoss.market, &wrong.market, fair.over, isOver)
    error.market.append(
      ImpliedMedian.error(line: quote.line, over: fair.over, deviation: quote.deviation, outcome: outcome))
    guard let probability = quote.probability, let median = quote.median else { return }
    Self.score(&brier.ours, &logLoss.ours, &wrong.ours, probability.decided(.over), isOver)
    probabilities.ours.append(probability.decided(.over))
    error.ours.append(Double(abs(median - outcome)))
  }

  private static func score(
    _ brier: inout [Double], _ logLoss: inout [Double], _ wrong: inout [Double], _ over: Double, _ isOver: Bool
  ) {
    let event = isOver ? 1.0 : 0.0
    brier.append((over - event) * (over - event))
    let held = min(0.9999, max(0.0001, isOver ? over : 1 - over))
    logLoss.append(-log(held))
    wrong.append(over == 0.5 ? 0.5 : (over > 0.5) == isOver ? 0 : 1)
  }

  /// One unit on the side that is worth more by our probability, if it is worth the bar.
  private mutating func bet(_ quote: MarketQuote, _ over: Odds, _ under: Odds, _ outcome: Int, bar: Double) {
    guard let probability = quote.probability else { return }
    let (overValue, underValue) = (
      probability.expectedValue(.over, over), probability.expectedValue(.under, under)
    )
    let side: Side = overValue >= underValue ? .over : .under
    guard max(overValue, underValue) >= bar else { return }
    betDays.append(quote.day.number)
    switch quote.line.wins(side, outcome: outcome) {
    case true?: profits.append((side == .over ? over : under).profit)
    case false?: profits.append(-1)
    case nil: profits.append(0)
    }
  }
}
