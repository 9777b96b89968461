import BoxScores
import Features
import Foundation
import Learners
import Windows

/// Trains the residual correction: one model a stat and head on outcomes less the blend, of all meta seasons.
struct CorrectionTrainer {
  let configuration: ExperimentConfiguration.ResidualCorrection
  let settings: MetaSettings
  let variant: FeatureVariant
  let threads: Int
  /// Where finished boosters are kept; its hash says nothing of flags, so that experiments on one cube share them.
  let stage: BoosterStage
  let mayTrain: () throws -> Void

  /// What the correction says about held-out seasons, each forecast by a model of the seasons before it.
  ///
  /// One seed: a share is being fitted, not a forecast made.
  func heldOut(_ seasons: [MetaSeason], _ range: Range<Int>) throws -> [Int: ComponentForecast] {
    var result: [Int: ComponentForecast] = [:]
    for index in range where index > 0 {
      let (model, _) = try train(
        Array(seasons[..<index]), stats: Stat.allCases, seeds: 1, suffix: ".before\(seasons[index].season)")
      result[index] = try model.forecast(
        seasons[index].inputs, variant: variant, settings: settings, threads: threads)
    }
    return result
  }

  /// The correction of all seasons, for the stats that keep a share, with its files.
  func final(_ seasons: [MetaSeason], stats: [Stat]) throws -> (CorrectionModel, files: [String: Data]) {
    try train(seasons, stats: stats, seeds: .max, suffix: "")
  }

  private func train(
    _ seasons: [MetaSeason], stats: [Stat], seeds: Int, suffix: String
  ) throws -> (CorrectionModel, [String: Data]) {
    var model = CorrectionModel()
    var files: [String: Data] = [:]
    for stat in stats {
      let rows = CorrectionRows(stat, seasons, variant: variant, settings: settings)
      guard rows.count >= 100 else { continue }
      for head in CorrectionHead.allCases {
        switch configuration.method {
        case .linear:
          try mayTrain()
          let ridge = RidgeModel.fit(
            matrix: rows.matrix, width: rows.width, targets: rows.residuals, penalty: settings.correction.ridge,
            reweightings: head == .median ? settings.correction.reweightings : 0)
          model.set(stat, head, .linear(ridge))
          files[CorrectionModel.linearFileName(stat, head)] = StableJSON.data(ridge)
        case .gradientBoosting:
          let trained = try boosters(stat, head, rows, most: seeds, suffix: suffix)
          model.set(stat, head, .boosters(trained.map(\.booster)))
          for (seed, booster) in trained {
            files[CorrectionModel.fileName(stat, head, seed: seed)] = Data(booster.text.utf8)
          }
        }
      }
    }
    return (model, files)
  }

  private func boosters(
    _ stat: Stat, _ head: CorrectionHead, _ rows: CorrectionRows, most: Int, suffix: String
  ) throws -> [(seed: Int, booster: Booster)] {
    let scaled = settings.correction.scaled(rows: rows.count, full: settings.fullRows)
    var dataset: BoosterDataset?
    return try scaled.seeds.prefix(most).map { seed in
      let parameters = scaled.parameters(
        head.objective, depth: configuration.maxDepth, seed: seed, threads: threads)
      let name = "correction.\(stat.rawValue).\(head.rawValue).seed\(seed)\(suffix)"
      let result = try stage.booster(name, mayTrain: mayTrain) {
        if dataset == nil {
          let made = try BoosterDataset(
            features: rows.matrix, rows: rows.count, columns: rows.width, parameters: parameters)
          try made.setLabels(rows.residuals)
          dataset = made
        }
        return try Booster.train(dataset: dataset!, parameters: parameters, rounds: configuration.trees)
      }
      return (seed, result.booster)
    }
  }
}
