import BoxScores
import Learners

/// What a network is trained for: absolute errors of medians and minutes, and the likelihood of the counts. What an era did
/// not record has no weight.
struct NetworkLoss {
  let scaling: FeatureScaling
  let settings: V4NetworkSettings
  let device: Device

  func callAsFunction(
    _ output: V4Network.Output, _ places: ArraySlice<NetworkBatch.Place>, _ blocks: [NetworkRows]
  ) -> Tensor? {
    let stats = Stat.allCases.count
    let rows = places.count
    var targets = [Float](repeating: 0, count: rows * stats)
    var known = targets
    var classes = [[Int]](repeating: [Int](repeating: 0, count: rows), count: stats)
    var minutes = [Float](repeating: 0, count: rows)
    var timed = minutes
    for (slot, place) in places.enumerated() {
      let block = blocks[place.block]
      for position in 0..<stats {
        let outcome = block.outcomes[place.row * stats + position]
        guard outcome.isFinite else { continue }
        targets[slot * stats + position] =
          (outcome - block.bases[place.row * stats + position]) / scaling.scales[position]
        known[slot * stats + position] = 1
        classes[position][slot] = min(NetworkShape.counts[position].count - 1, max(0, Int(outcome)))
      }
      guard block.minutes[place.row].isFinite else { continue }
      minutes[slot] = (block.minutes[place.row] - block.minutesBase[place.row]) / scaling.minutesScale
      timed[slot] = 1
    }
    guard known.contains(1) else { return nil }
    let weights = Tensor(known, shape: [rows, stats], device: device)
    var loss = (output.medians - Tensor(targets, shape: [rows, stats], device: device)).abs().weightedMean(weights)
    if timed.contains(1) {
      let target = Tensor(minutes, shape: [rows, 1], device: device)
      let error = (output.minutes - target).abs().weightedMean(Tensor(timed, shape: [rows, 1], device: device))
      loss = loss.plus(error, times: settings.minutesWeight)
    }
    for position in 0..<stats {
      let range = NetworkShape.counts[position]
      let weight = weights.narrowed(1, from: position, count: 1)
      let own = stride(from: position, to: known.count, by: stats).contains { known[$0] == 1 }
      guard own else { continue }
      let likelihood = output.logits.narrowed(1, from: range.lowerBound, count: range.count).logSoftmax()
        .gathered(1, Tensor(classes[position], shape: [rows, 1], device: device))
      loss = loss.plus(likelihood.weightedMean(weight), times: -settings.countsWeight)
    }
    return loss
  }
}
