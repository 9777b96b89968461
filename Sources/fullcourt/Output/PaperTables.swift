import Analyzer
import Pipeline

/// The paper ledger for people.
enum PaperTables {
  static func placed(_ placed: PaperDesk.Placed) -> String {
    var lines: [String] = []
    if !placed.placed.isEmpty { lines += [bets(placed.placed), ""] }
    lines.append(
      "\(placed.placed.count) placed, \(placed.already.count) had a bet already, \(placed.unaffordable.count) not "
        + "affordable, \(placed.late.count) too late. Bankroll \(Format.decimal(placed.bankroll, 2)).")
    let unproven = placed.placed.count(where: \.isUnproven)
    if unproven > 0 { lines.append("Of the placed ones \(unproven) on markets that are not proven: for play only.") }
    if let analysis = placed.analysis, analysis.recommended.isEmpty {
      lines.append("The analysis recommends nothing: 'fullcourt analyze' shows what was refused, and why.")
      if analysis.refusals["notProven"] != nil {
        lines.append("Where a market is not proven, --unproven places all the same, on paper.")
      }
    }
    return lines.joined(separator: "\n")
  }

  static func settled(_ settled: PaperDesk.Settled) -> String {
    var lines: [String] = []
    if !settled.settled.isEmpty { lines += [bets(settled.settled), ""] }
    lines.append(
      "\(settled.settled.count) settled, \(settled.stillOpen) still open, \(settled.closed) closing prices noted.")
    lines += settled.corrections.map {
      let settled = $0.settledAt.map { "settled at \($0)" } ?? "void"
      let now = $0.nowIs.map { "the box score says \($0) now" } ?? "the box score does not have him any more"
      return "\($0.id): \(settled), \(now); the bet stays as it was settled."
    }
    return lines.joined(separator: "\n")
  }

  static func listed(_ listing: PaperListing) -> String {
    guard !listing.bets.isEmpty else { return "No bet was placed yet." }
    func count(_ state: PaperState) -> Int { listing.bets.count { $0.state == state } }
    let states = PaperState.allCases.map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
    return bets(listing.bets) + "\n\n\(listing.bets.count) bets: \(states)."
  }

  static func report(_ report: PaperReport) -> String {
    var table = TextTable([
      ("market", .left), ("bets", .right), ("open", .right), ("won", .right), ("lost", .right), ("push", .right),
      ("void", .right), ("staked", .right), ("profit", .right), ("yield", .right), ("per unit, 95 %", .right),
      ("closing", .right), ("beat it", .right), ("off by", .right),
    ])
    add("all", report.all, to: &table)
    if let unproven = report.unproven { add("not proven", unproven, to: &table) }
    table.addRule()
    for (market, figures) in report.markets.sorted(by: { $0.key < $1.key }) {
      add(market.rawValue, figures, to: &table)
    }
    let curve = report.curve
    let unproven = report.unproven.map { "\nOf them \($0.bets) on markets not proven: for play only." } ?? ""
    return """
      \(table.text)\(unproven)
      Bankroll \(curve.bankroll) of \(curve.start) at the start, \(report.atStake) at stake; peak \(curve.peak), largest \
      fall \(percent(curve.largestDrawdown)) %.
      yield, closing-line value and calibration error in percent; 'beat it': bets better than the closing price.
      On paper: nobody took these bets, and a past return is no promise.
      """
  }

  private static func add(_ name: String, _ figures: PaperFigures, to table: inout TextTable) {
    table.add([
      name, "\(figures.bets)", "\(figures.open)", "\(figures.won)", "\(figures.lost)", "\(figures.pushes)",
      "\(figures.voids)", figures.staked.description, figures.profit.description, figures.yield.map(percent) ?? "-",
      figures.perUnit.map { "\(percent($0.value)) [\(percent($0.lower)) \(percent($0.upper))]" } ?? "-",
      figures.closingValue.map(percent) ?? "-",
      figures.beatClosing.map { "\(percent($0)) of \(figures.closingBets)" } ?? "-",
      figures.calibration.map { percent($0.error) } ?? "-",
    ])
  }

  private static func bets(_ bets: [PaperBet]) -> String {
    let isMarked = bets.contains(where: \.isUnproven)
    var columns: [(header: String, alignment: TextTable.Alignment)] = [
      ("day", .left), ("player", .left), ("bet", .left), ("book", .left), ("odds", .right), ("stake", .right),
      ("state", .left), ("count", .right), ("profit", .right),
    ]
    if isMarked { columns.append(("market", .left)) }
    var table = TextTable(columns)
    for bet in bets {
      let cells = [
        bet.day.description, bet.player, "\(bet.side.rawValue) \(bet.line) \(bet.key.market.rawValue)", bet.book,
        Format.decimal(bet.odds.decimal, 3), bet.stake.description, bet.state.rawValue,
        bet.outcome.map(String.init) ?? "-", bet.profit.description,
      ]
      table.add(cells + (isMarked ? [bet.isUnproven ? "not proven" : "proven"] : []))
    }
    return table.text
  }

  private static func percent(_ fraction: Double) -> String { Format.decimal(fraction * 100, 1) }
}
