import BoxScores
import Evaluation
import Features
import Foundation
import Learners
import Windows

/// The fitting of one stat of a stack.
struct StackFit {
  let stat: Stat
  let variant: FeatureVariant
  let seasons: [StackSeason]
  let settings: StackSettings
  let threads: Int
  let stage: BoosterStage
  let mayTrain: () throws -> Void

  struct Result {
    let report: StackManifest.StatReport
    let boosters: [String: Booster]
    let seeds: [Int]
  }

  /// Nil when no season recorded the stat.
  func run() throws -> Result? {
    let rows = seasons.map { $0.rows(stat) }
    let all = joined(rows[...])
    guard all.count >= 100 else { return nil }
    let scaled = settings.scaled(rows: all.count)

    // Forecasts of the last meta seasons by boosters of the seasons before them.
    var held = StackRows(width: all.width)
    var stacked: [Double] = []
    let first = rows.count < 2 ? rows.count : max(1, rows.count - settings.heldOutSeasons)
    for index in first..<rows.count where rows[index].count > 0 {
      let boosters = try train(
        joined(rows[..<index]), .median, seeds: scaled.seeds.prefix(1), scaled,
        suffix: ".before\(seasons[index].season)")
      stacked += try corrected(boosters.map(\.booster), rows[index])
      held.append(rows[index])
    }
    let weight: (fitted: Double, used: Double)
    if held.count > 0 {
      weight = BlendWeight.fit(
        stacked: stacked, league: held.league, outcomes: held.outcomes, shrinkage: settings.blendShrinkage)
    } else {
      // One meta season: its base forecasts are out of sample, a booster's would not be.
      weight = (0.5, 0.5)
      held = all
      stacked = all.base.map(Double.init)
    }
    let blended = zip(stacked, held.league).map { max(0, (1 - weight.used) * $0 + weight.used * Double($1)) }

    var boosters: [String: Booster] = [:]
    for head in StackHead.allCases {
      for (seed, booster) in try train(all, head, seeds: scaled.seeds[...], scaled, suffix: "") {
        boosters[StackModel.fileName(stat, head, seed)] = booster
      }
    }
    let report = StackManifest.StatReport(
      stat: stat, leagueWeight: weight.used, fittedWeight: weight.fitted, heldOutRows: held.count,
      heldOutSeasons: Array(seasons[min(first, seasons.count)...].map(\.season)),
      stackMAE: roundedError(blended, held.outcomes),
      leagueMAE: roundedError(held.league.map(Double.init), held.outcomes),
      counts: counts(held, blended), inputs: StackInputs.names(stat, variant: variant, settings: settings))
    return Result(report: report, boosters: boosters, seeds: scaled.seeds)
  }

  private func joined(_ rows: ArraySlice<StackRows>) -> StackRows {
    var result = StackRows(width: rows.first?.width ?? 0)
    for season in rows { result.append(season) }
    return result
  }

  private func train(
    _ rows: StackRows, _ head: StackHead, seeds: ArraySlice<Int>, _ settings: StackSettings, suffix: String
  ) throws -> [(seed: Int, booster: Booster)] {
    // Binned when the first booster needs it: a resumed run may need none.
    var dataset: BoosterDataset?
    return try seeds.map { seed in
      let parameters = settings.parameters(head == .median ? .l1 : .l2, seed: seed, threads: threads)
      let result = try stage.booster("\(stat.rawValue).\(head.rawValue).seed\(seed)\(suffix)", mayTrain: mayTrain) {
        if dataset == nil {
          let made = try BoosterDataset(
            features: rows.matrix, rows: rows.count, columns: rows.width, parameters: parameters)
          try made.setLabels(zip(rows.outcomes, rows.base).map { $0 - $1 })
          dataset = made
        }
        return try Booster.train(dataset: dataset!, parameters: parameters, rounds: settings.trees)
      }
      return (seed, result.booster)
    }
  }

  private func corrected(_ boosters: [Booster], _ rows: StackRows) throws -> [Double] {
    try StackCorrection.apply(
      boosters, matrix: rows.matrix, columns: rows.width, base: rows.base, threads: threads)
  }

  /// Distributions of every model's forecasts, fitted where all of them are out of sample.
  private func counts(_ held: StackRows, _ blended: [Double]) -> [String: ConditionalCounts] {
    let outcomes = held.outcomes.map(Double.init)
    let minutes = held.minutes.map(Double.init)
    var counts: [String: ConditionalCounts] = [:]
    counts[StackModelName.stack] = ConditionalCounts.fit(
      forecasts: blended, outcomes: outcomes, second: minutes.allSatisfy(\.isFinite) ? minutes : nil)
    counts[StackModelName.equalWindows] = ConditionalCounts.fit(
      forecasts: held.equal.map(Double.init), outcomes: outcomes)
    counts[StackModelName.bestWindow] = ConditionalCounts.fit(
      forecasts: held.best.map(Double.init), outcomes: outcomes)
    counts[StackModelName.booster10] = ConditionalCounts.fit(
      forecasts: held.league.map(Double.init), outcomes: outcomes)
    return counts
  }

  private func roundedError(_ forecasts: [Double], _ outcomes: [Float]) -> Double {
    guard !outcomes.isEmpty else { return .nan }
    return zip(forecasts, outcomes).reduce(0) { $0 + abs($1.0.rounded() - Double($1.1)) } / Double(outcomes.count)
  }
}
