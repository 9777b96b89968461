import BoxScores
import Evaluation
import MetaLearner
import Pipeline

/// `backtest` for people: what matters most in full, the rest in short; `--json` has every figure.
enum BacktestTable {
  static func text(_ report: BacktestReport) -> String {
    var blocks: [String] = []
    for facts in report.facts {
      let mark = facts.simulated ? " (SIMULATED LEAGUE)" : ""
      blocks.append(
        "Season \(facts.season)\(mark), variant \(report.table.variant): models as of \(facts.cutOff). "
          + "Looks at this season in this workspace: \(facts.looks).")
      let rows = report.table.results.filter { $0.season == facts.season }
      blocks.append(
        "Pool A: at least 10 earlier games this season, \(Format.count(facts.poolA)) rows\n"
          + (facts.poolA == 0 ? "no row of pool A" : figures(rows.filter { $0.pool == .a })))
      blocks.append(
        "Pool B: all who played, \(Format.count(facts.poolB)) rows (mae, maeInt)\n"
          + (facts.poolB == 0 ? "no row of pool B" : errors(rows.filter { $0.pool == .b })))
      let compared = report.table.comparisons.filter { $0.season == facts.season && $0.pool == .a }
      if !compared.isEmpty { blocks.append(comparisons(compared)) }
      let parts = report.table.cohorts.filter { $0.season == facts.season && $0.pool == .a }
      if !parts.isEmpty { blocks.append(cohorts(parts)) }
      let pasts = report.table.cohorts.filter {
        $0.season == facts.season && $0.pool == .b && $0.cohort == CohortKind.past.rawValue && $0.model == ModelName.v4
      }
      if !pasts.isEmpty { blocks.append(intervals(pasts)) }
      let calibrated = report.table.calibration.filter { $0.season == facts.season && $0.model == ModelName.v4 }
      if !calibrated.isEmpty { blocks.append(calibration(calibrated)) }
    }
    blocks.append(report.looksText)
    blocks.append(report.notes.map { "* \($0)" }.joined(separator: "\n"))
    return blocks.joined(separator: "\n\n")
  }

  private static func figures(_ rows: [ResultRow]) -> String {
    var table = TextTable([
      ("stat", .left), ("model", .left), ("mae", .right), ("maeInt", .right), ("rmse", .right), ("bias", .right),
      ("pinball", .right), ("crps", .right), ("cover80", .right), ("closed", .right),
    ])
    for stat in Stat.allCases {
      table.addRule()
      for row in rows where row.stat == stat {
        let scores = row.scores
        table.add([
          stat.rawValue, row.model, Format.decimal(scores.mae, 3), Format.decimal(scores.maeInt, 3),
          Format.decimal(scores.rmse, 3), scores.bias.map { Format.signed($0, 3) } ?? "-",
          Format.decimal(scores.pinball, 3), Format.decimal(scores.crps, 3), Format.decimal(scores.coverage80, 3),
          Format.decimal(scores.closedCoverage80, 3),
        ])
      }
    }
    return table.text
  }

  private static func errors(_ rows: [ResultRow]) -> String {
    var table = TextTable(
      [("model", .left)] + Stat.allCases.map { ($0.rawValue, TextTable.Alignment.right) })
    for name in names(rows.map(\.model)) {
      table.add(
        [name]
          + Stat.allCases.map { stat in
            let scores = rows.first { $0.model == name && $0.stat == stat }?.scores
            return "\(Format.decimal(scores?.mae, 3)) \(Format.decimal(scores?.maeInt, 3))"
          })
    }
    return table.text
  }

  private static func comparisons(_ rows: [ComparisonRow]) -> String {
    var table = TextTable(
      [("", .left), ("by", .left)] + Stat.allCases.map { ($0.rawValue, TextTable.Alignment.right) }
        + [("mean of four", .right)])
    for baseline in names(rows.map(\.baseline)) {
      for measure in [ComparisonRow.Measure.maeInt, .crps] {
        let same = rows.filter { $0.baseline == baseline && $0.measure == measure }
        guard let first = same.first else { continue }
        table.add(
          ["\(first.model) against \(baseline)", measure.rawValue]
            + (Stat.allCases.map(Optional.some) + [nil]).map { stat in
              // The mean of four is the figure that decides: two digits.
              same.first { $0.stat == stat }.map { change($0.result.relative, stat == nil ? 2 : 1) } ?? "-"
            })
      }
    }
    return "Change of the error in percent with its 95 % interval; below zero is better. Pool A, paired by game date\n"
      + table.text
  }

  private static func change(_ estimate: PairedBootstrap.Estimate, _ digits: Int) -> String {
    func percent(_ value: Double) -> String { Format.signed(value * 100, digits) }
    return "\(percent(estimate.value)) [\(percent(estimate.lower)) \(percent(estimate.upper))]"
  }

  private static func cohorts(_ rows: [ResultRow]) -> String {
    var table = TextTable(
      [("part", .left), ("n", .right)] + Stat.allCases.map { ($0.rawValue, TextTable.Alignment.right) })
    for part in names(rows.map { "\($0.cohort ?? "") \($0.group ?? "")" }) {
      let same = rows.filter { "\($0.cohort ?? "") \($0.group ?? "")" == part }
      func error(_ model: String, _ stat: Stat) -> Double? {
        same.first { $0.model == model && $0.stat == stat }?.scores.maeInt
      }
      table.add(
        [part, Format.count(same[0].scores.n)]
          + Stat.allCases.map { stat in
            let ours = error(ModelName.v4, stat)
            let change = ours.flatMap { ours in
              error(ModelName.booster10, stat).map { $0 > 0 ? Format.signed((ours / $0 - 1) * 100, 1) : "-" }
            }
            return "\(Format.decimal(ours, 3)) \(change ?? "-")"
          })
    }
    return
      "Parts of pool A by what was known before the game: maeInt of \(ModelName.v4), and its change in percent against "
      + "\(ModelName.booster10)\n" + table.text
  }

  private static func intervals(_ rows: [ResultRow]) -> String {
    var table = TextTable(
      [("games before", .left), ("n", .right)] + Stat.allCases.map { ($0.rawValue, TextTable.Alignment.right) })
    for group in names(rows.map { $0.group ?? "" }) {
      let same = rows.filter { $0.group == group }
      table.add(
        [group, Format.count(same[0].scores.n)]
          + Stat.allCases.map { stat in
            let scores = same.first { $0.stat == stat }?.scores
            return "\(Format.decimal(scores?.coverage80, 3)) \(Format.decimal(scores?.width80, 1))"
          })
    }
    return
      "Who has no games behind him, few, or none for long: coverage80 of \(ModelName.v4) in pool B, and how wide its 80 % "
      + "interval is on average\n" + table.text
  }

  private static func calibration(_ rows: [CalibrationRow]) -> String {
    let groups = names(rows.flatMap { $0.tiers.map(\.group) })
    var table = TextTable(
      [("stat", .left)] + groups.map { ("\($0) min", TextTable.Alignment.right) }
        + [("P(k or more)", .right), ("worst bin", .right)])
    for row in rows {
      let worst = row.reliability?.worst().map { bin in
        "said \(Format.decimal(bin.forecast, 2)), came \(Format.decimal(bin.observed, 2))"
      }
      table.add(
        [row.stat.rawValue]
          + groups.map { group in Format.decimal(row.tiers.first { $0.group == group }?.coverage80, 3) }
          + ["off by \(Format.decimal(row.reliability?.error, 3))", worst ?? "-"])
    }
    return
      "Calibration of \(ModelName.v4) in pool A: coverage80 by tier of minutes (.800 is perfect), and how far the "
      + "probabilities of k or more are from what came to pass\n" + table.text
  }

  /// Each once, in the order of their first appearance.
  private static func names(_ all: [String]) -> [String] {
    var seen: Set<String> = []
    return all.filter { seen.insert($0).inserted }
  }
}
