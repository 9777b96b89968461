import BoxScores
import Foundation

extension EvaluationTable {
  /// The table as people read it: per season and pool a block of `mae` and `maeInt` by stat, then comparisons and
  /// cohorts. Plain text, at most 120 wide.
  public func text(cohorts showsCohorts: Bool = true) -> String {
    var lines: [String] = []
    for season in seasons {
      for pool in Pool.allCases {
        let rows = results.filter { $0.season == season && $0.pool == pool }
        if !rows.isEmpty { lines += block(rows, season: season, pool: pool) + [""] }
      }
    }
    if !comparisons.isEmpty { lines += comparisonLines() + [""] }
    if showsCohorts, !cohorts.isEmpty { lines += cohortLines() + [""] }
    return lines.joined(separator: "\n")
  }

  private func block(_ rows: [ResultRow], season: Season, pool: Pool) -> [String] {
    let counts = Set(rows.map(\.scores.n)).sorted().map(String.init).joined(separator: "/")
    let meaning = pool == .a ? "at least 10 earlier games this season" : "all who played"
    let simulated = rows.contains { $0.kind == .simulated } ? "  SIMULATED LEAGUE" : ""
    var lines = ["\(season) pool \(pool.rawValue) (\(meaning)), \(counts) rows, \(variant)\(simulated)"]
    lines.append(
      "  " + left("model", 18) + left("stat", 10)
        + ["mae", "maeInt", "rmse", "bias", "crps", "pinball", "cover80", "closed"].map { right($0, 9) }.joined())
    for row in rows {
      let scores = row.scores
      let figures = [
        scores.mae, scores.maeInt, scores.rmse, scores.bias, scores.crps, scores.pinball, scores.coverage80,
        scores.closedCoverage80,
      ]
      lines.append(
        "  " + left(row.model, 18) + left(row.stat.rawValue, 10) + figures.map { right(number($0), 9) }.joined())
    }
    return lines
  }

  private func comparisonLines() -> [String] {
    var lines = ["Paired by game date, bootstrap; below zero the model is better; p corrected by Holm"]
    lines.append(
      "  " + left("season", 8) + left("pool", 6) + left("model", 18) + left("against", 18) + left("stat", 10)
        + left("by", 8) + right("change", 9) + right("95 % interval", 22) + right("p", 8) + right("p Holm", 8))
    for row in comparisons {
      let relative = row.result.relative
      let interval = "[\(percent(relative.lower)), \(percent(relative.upper))]"
      lines.append(
        "  " + left(row.season.description, 8) + left(row.pool.rawValue, 6) + left(row.model, 18)
          + left(row.baseline, 18) + left(row.stat?.rawValue ?? "mean", 10) + left(row.measure.rawValue, 8)
          + right(percent(relative.value), 9) + right(interval, 22) + right(number(row.result.difference.p), 8)
          + right(number(row.holm), 8))
    }
    return lines
  }

  private func cohortLines() -> [String] {
    var lines = ["Parts, by what was known before the game"]
    lines.append(
      "  " + left("season", 8) + left("pool", 6) + left("part", 26) + left("model", 18) + left("stat", 10)
        + ["n", "mae", "maeInt", "bias", "crps", "cover80"].map { right($0, 8) }.joined())
    for row in cohorts {
      let part = "\(row.cohort ?? "") \(row.group ?? "")"
      let figures = [row.scores.mae, row.scores.maeInt, row.scores.bias, row.scores.crps, row.scores.coverage80]
      lines.append(
        "  " + left(row.season.description, 8) + left(row.pool.rawValue, 6) + left(part, 26) + left(row.model, 18)
          + left(row.stat.rawValue, 10) + right(String(row.scores.n), 8)
          + figures.map { right(number($0), 8) }.joined())
    }
    return lines
  }

  private func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }

  private func number(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "-" }

  private func percent(_ value: Double) -> String { String(format: "%+.2f%%", value * 100) }
}
