import BoxScores
import Foundation
import Learners

/// One vintage's training while it runs.
final class VintageTraining {
  private let vintage: Vintage
  private let rows: WindowRows
  private let settings: WindowSettings
  private let threads: Int
  private let stage: BoosterStage
  private let shouldStop: @Sendable () -> Bool
  private let progress: @Sendable (WindowProgress) -> Void

  /// Texts of the finished model files, by file name.
  private(set) var texts: [String: String] = [:]
  private(set) var seconds = 0.0
  private(set) var resumed = 0
  private(set) var boosters = 0
  private(set) var networkSeconds: [String: Double] = [:]
  private(set) var resumedEpochs = 0
  /// What the neural half is, once it was weighed.
  private(set) var network = NetworkHalf.absent("trees only, as asked: --networks off")
  /// Files of the networks that serve, by name.
  private(set) var networkFiles: [String: Data] = [:]

  /// Rows binned once for all targets, folds and heads.
  private let whole: BoosterDataset
  /// Subsets of it, by the rows they hold: targets with the same rows share them.
  private var subsets: [[Int]: BoosterDataset] = [:]
  private var plannedUnits = 1

  init(
    vintage: Vintage, rows: WindowRows, settings: WindowSettings, threads: Int, stage: BoosterStage,
    shouldStop: @escaping @Sendable () -> Bool, progress: @escaping @Sendable (WindowProgress) -> Void
  ) throws {
    self.vintage = vintage
    self.rows = rows
    self.settings = settings
    self.threads = threads
    self.stage = stage
    self.shouldStop = shouldStop
    self.progress = progress
    whole = try BoosterDataset(
      features: rows.inputs, rows: rows.count, columns: rows.columns.count,
      parameters: settings.parameters(.l1, rows: rows.count, threads: threads))
  }

  func run() throws -> [TargetReport] {
    let recorded = Target.allCases.filter { abstention($0) == nil }
    plannedUnits = max(1, recorded.count * (5 + settings.blocks))
    var trees: [Target: Trees] = [:]
    for target in recorded { trees[target] = try grow(target) }
    let choices = try weigh(trees)
    return try Target.allCases.map { target in
      guard let mine = trees[target] else {
        return .abstaining(target, abstention(target)!, rows: rows.targets[target]?.rows.count ?? 0)
      }
      return try finish(target, mine, choices[NetworkGroup.of(target)])
    }
  }

  /// Why a target cannot be learned here; nil when it can.
  private func abstention(_ target: Target) -> String? {
    let last = rows.seasons.last ?? .first
    guard last >= target.firstSeason else {
      return "not recorded before \(target.firstSeason)"
    }
    let known = rows.targets[target]?.rows.count ?? 0
    guard known >= settings.minimumRows else {
      return "\(known) rows with a known outcome and league level, \(settings.minimumRows) are needed"
    }
    return nil
  }

  /// What is known of a target before the neural half is weighed.
  private struct Trees {
    let medianStopped, meanStopped: Booster
    let tail: [Int]
    let outOfFold: OutOfFold
  }

  private func grow(_ target: Target) throws -> Trees {
    let data = rows.targets[target]!
    let (head, tail) = rows.split(data.rows, tailShare: settings.tailShare)
    let medianStopped = try stopped(target, .median, .l1, head: head, tail: tail)
    let meanStopped = try stopped(target, .mean, .l2, head: head, tail: tail)
    // Out of fold: every block is predicted by a booster of the other blocks.
    let blocks = rows.blocks(data.rows, count: settings.blocks)
    // Residuals need less polish; whoever is compared with networks comes with all of it.
    let polish = networksAreTried ? 1 : settings.blockRoundsShare
    let blockRounds = max(10, Int(Double(medianStopped.bestIteration) * polish))
    var forecasts = [Float](repeating: 0, count: rows.count)
    for (index, block) in blocks.enumerated() {
      let others = blocks.enumerated().flatMap { $0.offset == index ? [] : $0.element }
      let booster = try unit(
        "\(target.rawValue).block\(index + 1)", target, .scale, "block \(index + 1) of \(blocks.count)"
      ) {
        try grow(.l1, labels: data.labels, on: others, rounds: blockRounds)
      }
      for (row, forecast) in zip(block, try predict(booster, block)) { forecasts[row] = Float(max(0, forecast)) }
    }
    return Trees(
      medianStopped: medianStopped, meanStopped: meanStopped, tail: tail,
      outOfFold: OutOfFold(data: data, days: rows.days, blocks: blocks, trees: forecasts))
  }

  private func finish(_ target: Target, _ trees: Trees, _ choice: NetworkChoice?) throws -> TargetReport {
    let data = rows.targets[target]!
    let rounds = (trees.medianStopped.bestIteration, trees.meanStopped.bestIteration)
    // The scale is that of what is served: trees alone, or the blend.
    let share = choice?.verdict(target)?.share ?? 0
    let heads = choice?.forecasts(target)
    var residuals = [Float](repeating: 0, count: rows.count)
    for row in data.rows {
      let forecast = OutOfFold.blend(trees.outOfFold.trees[row], heads?[row] ?? 0, share)
      residuals[row] = abs(data.labels[row] - max(0, forecast))
    }
    let scale = try unit("\(target.rawValue).scale", target, .scale, "scale") {
      var parameters = self.parameters(.l1, rows: data.rows.count)
      parameters.objective = .l2
      parameters.leaves = min(parameters.leaves, settings.scaleLeaves)
      return try grow(parameters, labels: residuals, on: data.rows, rounds: settings.scaleRounds)
    }
    let median = try unit("\(target.rawValue).median", target, .median, "refit") {
      try grow(.l1, labels: data.labels, on: data.rows, rounds: rounds.0)
    }
    let mean = try unit("\(target.rawValue).mean", target, .mean, "refit") {
      try grow(.l2, labels: data.labels, on: data.rows, rounds: rounds.1)
    }
    texts[WindowModel.fileName(target, .median)] = median.text
    texts[WindowModel.fileName(target, .mean)] = mean.text
    texts[WindowModel.fileName(target, .scale)] = scale.text
    return TargetReport(
      target: target, state: .trained, reason: nil, rows: data.rows.count, medianTrees: rounds.0,
      meanTrees: rounds.1, scaleTrees: settings.scaleRounds,
      tail: try tailErrors(data, trees.tail, median: trees.medianStopped, mean: trees.meanStopped))
  }

  // MARK: - The neural half

  private var networksAreTried: Bool {
    settings.network.map { rows.count >= $0.minimumRows } ?? false && Torch.isAvailable
  }

  /// Trains the networks, group by group side by side, and keeps those that beat the trees on rows that neither saw.
  private func weigh(_ trees: [Target: Trees]) throws -> [NetworkGroup: NetworkChoice] {
    guard let settings = settings.network else { return [:] }
    guard rows.count >= settings.minimumRows else {
      network = .absent("\(rows.count) rows; networks are tried from \(settings.minimumRows) on")
      return [:]
    }
    do {
      try Torch.require()
    } catch {
      network = .absent("torch is not there: make setup")
      return [:]
    }
    let trainer = NetworkTrainer(
      vintage: vintage, rows: rows, settings: settings, blocks: self.settings.blocks,
      stage: NetworkStage(folder: stage.folder, inputsHash: stage.inputsHash), shouldStop: shouldStop,
      progress: progress)
    let groups = NetworkGroup.allCases.map { group in (group, group.targets.filter { trees[$0] != nil }) }
      .filter { !$0.1.isEmpty }
    let trials = try SideBySide.run(groups.count, threads: threads) { index in
      try trainer.trial(groups[index].0, targets: groups[index].1)
    }
    let choices = trials.map { trial in NetworkChoice(trial, against: trial.targets.map { trees[$0]!.outOfFold }) }
    for trial in trials { note(trial.seconds, trial.resumedEpochs) }
    let verdicts = choices.flatMap(\.verdicts).sorted { $0.target.rawValue < $1.target.rawValue }
    let chosen = choices.filter(\.isServed)
    guard !chosen.isEmpty else {
      network = .absent("no target is forecast better with a network than by trees alone", verdicts: verdicts)
      return [:]
    }
    let trialOf = chosen.map { ($0.trial, $0.usesRepresentation) }
    let served = try SideBySide.run(trialOf.count, threads: threads) { index in
      try trainer.serve(trialOf[index].0, withRepresentation: trialOf[index].1)
    }
    for one in served {
      note(one.seconds, one.resumedEpochs)
      networkFiles[one.description.group.fileName] = one.file
    }
    networkFiles[NetworkDescription.fileName] = StableJSON.data(
      NetworkDescription(normaliser: trainer.normaliser, groups: served.map(\.description)))
    network = NetworkHalf(
      representation: NetworkDescription.fileName,
      width: served.reduce(0) { $0 + ($1.description.encoder?.decision ?? 0) },
      blendWeights: Dictionary(
        uniqueKeysWithValues: verdicts.filter(\.isKept).map { ($0.target.rawValue, $0.share) }),
      reason: nil, verdicts: verdicts)
    return Dictionary(uniqueKeysWithValues: choices.map { ($0.trial.group, $0) })
  }

  private func note(_ times: [String: Double], _ epochs: Int) {
    for (name, spent) in times {
      networkSeconds[name] = spent
      seconds += spent
    }
    resumedEpochs += epochs
  }

  /// A booster stopped on the tail, cut to the trees it had at its best.
  private func stopped(
    _ target: Target, _ head: WindowHead, _ objective: Objective, head headRows: [Int], tail: [Int]
  ) throws -> Booster {
    let labels = rows.targets[target]!.labels
    return try unit("\(target.rawValue).\(head.rawValue).stopped", target, head, "early stopping") {
      let validation = try subset(tail)
      try validation.setLabels(tail.map { labels[$0] })
      return try Booster.train(
        dataset: labelled(headRows, labels), parameters: parameters(objective, rows: headRows.count),
        validation: validation, rounds: settings.mostRounds(forRows: rows.count),
        earlyStopping: settings.earlyStoppingRounds)
    }
  }

  private func tailErrors(
    _ data: WindowRows.TargetRows, _ tail: [Int], median: Booster, mean: Booster
  ) throws -> TargetReport.TailErrors? {
    guard let first = tail.first else { return nil }
    var sums = (absolute: 0.0, rounded: 0.0, squared: 0.0, error: 0.0)
    let medians = try predict(median, tail)
    let means = try predict(mean, tail)
    for (index, row) in tail.enumerated() {
      let level = Double(data.levels[row])
      let outcome = Double(data.outcomes[row])
      let forecast = max(0, medians[index]) * level
      let expected = max(0, means[index]) * level
      sums.absolute += abs(forecast - outcome)
      sums.rounded += abs(forecast.rounded() - outcome)
      sums.squared += (expected - outcome) * (expected - outcome)
      sums.error += expected - outcome
    }
    let count = Double(tail.count)
    return TargetReport.TailErrors(
      rows: tail.count, firstDay: GameDay(number: rows.days[first]).description, mae: sums.absolute / count,
      maeInt: sums.rounded / count, rmse: (sums.squared / count).squareRoot(), bias: sums.error / count)
  }

  // MARK: - One booster

  private func parameters(_ objective: Objective, rows count: Int) -> BoosterParameters {
    settings.parameters(objective, rows: count, threads: threads)
  }

  private func grow(_ objective: Objective, labels: [Float], on rows: [Int], rounds: Int) throws -> Booster {
    try grow(parameters(objective, rows: rows.count), labels: labels, on: rows, rounds: rounds)
  }

  private func grow(_ parameters: BoosterParameters, labels: [Float], on rows: [Int], rounds: Int) throws -> Booster {
    try Booster.train(dataset: labelled(rows, labels), parameters: parameters, rounds: rounds)
  }

  private func labelled(_ rows: [Int], _ labels: [Float]) throws -> BoosterDataset {
    let dataset = try subset(rows)
    try dataset.setLabels(rows.count == self.rows.count ? labels : rows.map { labels[$0] })
    return dataset
  }

  private func subset(_ rows: [Int]) throws -> BoosterDataset {
    if rows.count == self.rows.count { return whole }
    if let known = subsets[rows] { return known }
    let made = try whole.subset(rows: rows)
    subsets[rows] = made
    return made
  }

  private func predict(_ booster: Booster, _ rows: [Int]) throws -> [Double] {
    let width = self.rows.columns.count
    var values: [Float] = []
    values.reserveCapacity(rows.count * width)
    for row in rows { values += self.rows.inputs[(row * width)..<((row + 1) * width)] }
    return try booster.predict(values, rows: rows.count, columns: width, threads: threads)
  }

  /// Takes a booster from the stage, or trains and keeps it.
  private func unit(
    _ name: String, _ target: Target, _ head: WindowHead, _ step: String, _ make: () throws -> Booster
  ) throws -> Booster {
    progress(
      WindowProgress(
        vintage: vintage, target: target, head: head, step: step,
        fraction: min(1, Double(boosters) / Double(plannedUnits))))
    let result = try stage.booster(
      name,
      mayTrain: {
        if shouldStop() { throw WindowError.interrupted(vintage: vintage.description) }
      }, train: make)
    boosters += 1
    resumed += result.isResumed ? 1 : 0
    seconds += result.seconds
    return result.booster
  }
}
