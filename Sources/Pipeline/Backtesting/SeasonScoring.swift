import BoxScores
import Evaluation

/// Turns the forecasts of a season into figures: per stat, pool, cohort and month, with paired comparisons.
struct SeasonScoring {
  let table: PlayerGameTable
  let pools: Pools
  let cohorts: Cohorts
  let forecasts: SeasonForecasts
  /// Pairs of a model and the one it has to beat.
  let comparisons: [(model: String, against: String)]
  /// Models that are also scored by cohort and month.
  let detailed: [String]
  /// Models whose distributions are looked at, in pool A.
  var calibrated: [String] = []

  /// Positions in `forecasts.rows` of a pool's rows.
  func positions(_ pool: Pool) -> [Int] {
    forecasts.rows.indices.filter { pools.contains(forecasts.rows[$0], in: pool) }
  }

  /// What every model loses on the rows of a pool, by day.
  func losses(_ pool: Pool) -> LossTable {
    let positions = positions(pool)
    let days = positions.map { table.day[forecasts.rows[$0]] }
    var losses = LossTable(days: days, outcomes: Stat.allCases.map { ($0, outcomes($0, positions)) })
    for (name, stats) in forecasts.models {
      for stat in Stat.allCases {
        guard let model = stats[stat] else { continue }
        losses.add(name, stat, model.gather(positions), outcomes: outcomes(stat, positions), rowDays: days)
      }
    }
    return losses
  }

  func run(variant: String = "blind", byMonth: Bool) -> EvaluationTable {
    var result = EvaluationTable(seasons: [forecasts.season], variant: variant)
    for pool in Pool.allCases {
      let positions = positions(pool)
      guard !positions.isEmpty else { continue }
      for stat in Stat.allCases {
        for (name, stats) in forecasts.models {
          guard let model = stats[stat] else { continue }
          result.add(row(name, stat, pool, model, positions))
        }
      }
      let drawn = PairedBootstrap().draw(positions.map { table.day[forecasts.rows[$0]] })
      for (model, against) in comparisons { result.add(compare(model, against, pool, positions, drawn)) }
      if pool == .a { for row in calibration(pool, positions) { result.add(row) } }
      for name in detailed {
        for row in parts(of: name, pool, positions, byMonth: byMonth) { result.add(row) }
      }
    }
    return result
  }

  private func outcomes(_ stat: Stat, _ positions: [Int]) -> [Float] {
    let column = table[stat.column]
    return positions.map { column[forecasts.rows[$0]] }
  }

  private func row(
    _ name: String, _ stat: Stat, _ pool: Pool, _ model: ModelForecasts, _ positions: [Int], cohort: String? = nil,
    group: String? = nil
  ) -> ResultRow {
    ResultRow(
      season: forecasts.season, model: name, stat: stat, pool: pool, cohort: cohort, group: group,
      kind: forecasts.kind, scores: Scores(model.gather(positions), outcomes: outcomes(stat, positions)))
  }

  private func calibration(_ pool: Pool, _ positions: [Int]) -> [CalibrationRow] {
    let tiers = cohorts.split(positions.map { forecasts.rows[$0] }, by: .minutes)
    return calibrated.flatMap { name in
      Stat.allCases.compactMap { stat in
        forecasts.model(name)?[stat]?.distributions.flatMap { distributions in
          CalibrationRow(
            season: forecasts.season, model: name, stat: stat, pool: pool,
            distributions: distributions.gather(positions), outcomes: outcomes(stat, positions), tiers: tiers)
        }
      }
    }
  }

  private func compare(
    _ model: String, _ against: String, _ pool: Pool, _ positions: [Int], _ drawn: PairedBootstrap.DrawnDays
  ) -> [ComparisonRow] {
    guard let ours = forecasts.model(model), let theirs = forecasts.model(against) else { return [] }
    let stats = Stat.allCases.compactMap { stat in
      ours[stat].flatMap { our in
        theirs[stat].map { their in
          (
            stat: stat, outcomes: outcomes(stat, positions), model: our.gather(positions),
            baseline: their.gather(positions)
          )
        }
      }
    }
    return PairedBootstrap().comparisons(
      season: forecasts.season, pool: pool, model: model, baseline: against,
      days: positions.map { table.day[forecasts.rows[$0]] }, stats: stats, drawn: drawn)
  }

  private func parts(of name: String, _ pool: Pool, _ positions: [Int], byMonth: Bool) -> [ResultRow] {
    guard let stats = forecasts.model(name) else { return [] }
    var groups: [(cohort: String, group: String, positions: [Int])] = []
    for kind in CohortKind.allCases where kind != .past || pool == .b {
      // Whoever is in pool A has ten games of this season behind him.
      for (group, members) in cohorts.split(positions.map { forecasts.rows[$0] }, by: kind) {
        groups.append((kind.rawValue, group, members.map { positions[$0] }))
      }
    }
    if byMonth {
      let months = Dictionary(grouping: positions) { position in
        String(GameDay(number: table.day[forecasts.rows[position]]).description.prefix(7))
      }
      groups += months.sorted { $0.key < $1.key }.map { ("month", $0.key, $0.value) }
    }
    return groups.flatMap { part in
      Stat.allCases.compactMap { stat in
        stats[stat].map {
          row(name, stat, pool, $0, part.positions, cohort: part.cohort, group: part.group)
        }
      }
    }
  }
}
