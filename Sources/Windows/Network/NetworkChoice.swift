import BoxScores
import Evaluation

/// Weighs the trials of a vintage's networks against its trees, target by target.
struct NetworkChoice {
  let trial: NetworkTrainer.Trial
  let usesRepresentation: Bool
  let verdicts: [NetworkVerdict]

  /// - Parameter rows: of each of the trial's targets, the trees' out-of-fold forecasts.
  init(_ trial: NetworkTrainer.Trial, against rows: [OutOfFold]) {
    self.trial = trial
    var losses: [(trees: [Double], plain: [Double], represented: [Double])] = []
    for (index, mine) in rows.enumerated() {
      let (plain, represented) = (trial.plain[index].median, trial.represented[index].median)
      losses.append(
        (
          mine.losses { mine.trees[$0] }, mine.losses(plain, share: mine.crossFitted(plain)),
          mine.losses(represented, share: mine.crossFitted(represented))
        ))
    }
    // First whether the representation earns its place below the heads: a group has one head, so it has one answer.
    let gain = PairedBootstrap(replicates: 500).compareMean(
      zip(rows, losses).map { $0.daily($1.represented, against: $1.plain) })
    let isBetter = gain.map { $0.relative.upper < 0 } ?? false
    usesRepresentation = isBetter
    var verdicts: [NetworkVerdict] = []
    for (index, mine) in rows.enumerated() {
      let forecasts = isBetter ? trial.represented[index].median : trial.plain[index].median
      let hybrid = isBetter ? losses[index].represented : losses[index].plain
      let result = PairedBootstrap().compare(mine.daily(hybrid, against: losses[index].trees))
      let share = mine.share(forecasts, on: mine.data.rows)
      let isKept = share > 0 && (result.map { $0.relative.upper < 0 } ?? false)
      verdicts.append(
        NetworkVerdict(
          target: trial.targets[index], rows: mine.data.rows.count, dates: result?.dates ?? 0,
          treesError: mine.mean(losses[index].trees), networkError: mine.mean(mine.losses { forecasts[$0] }),
          hybridError: mine.mean(hybrid), change: result?.relative.value ?? 0, lower: result?.relative.lower ?? 0,
          upper: result?.relative.upper ?? 0, isKept: isKept, share: isKept ? share : 0,
          usesRepresentation: isKept && isBetter, representationChange: gain?.relative.value ?? 0,
          representationLower: gain?.relative.lower ?? 0, representationUpper: gain?.relative.upper ?? 0))
    }
    self.verdicts = verdicts
  }

  var isServed: Bool { verdicts.contains { $0.isKept } }

  /// The out-of-fold forecasts of the head that serves.
  func forecasts(_ target: Target) -> [Float]? {
    guard let index = trial.targets.firstIndex(of: target) else { return nil }
    return usesRepresentation ? trial.represented[index].median : trial.plain[index].median
  }

  func verdict(_ target: Target) -> NetworkVerdict? { verdicts.first { $0.target == target } }
}
