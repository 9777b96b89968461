import BoxScores
import Foundation
import Learners

/// What networks say about rows, in real units.
struct NetworkForecast: Sendable {
  /// Row-major, four numbers a row.
  var medians: [Float]
  var means: [Float]

  /// Columns by name, as they are kept in files.
  var columns: [String: [Float]] {
    var columns: [String: [Float]] = [:]
    let width = Stat.allCases.count
    for (position, stat) in Stat.allCases.enumerated() {
      columns["\(stat.rawValue).median"] = stride(from: position, to: medians.count, by: width).map { medians[$0] }
      columns["\(stat.rawValue).mean"] = stride(from: position, to: means.count, by: width).map { means[$0] }
    }
    return columns
  }

  /// Forecasts all rows in batches of one size.
  ///
  /// - Complexity: O(rows)
  init(
    _ network: V4Network, store: ParameterStore, rows: NetworkRows, index: GameIndex?, scaling: FeatureScaling,
    batch size: Int
  ) {
    medians = []
    means = []
    let pass = ForwardPass(store)
    let width = Stat.allCases.count
    for start in stride(from: 0, to: rows.count, by: size) {
      let places = (start..<min(rows.count, start + size)).map { NetworkBatch.Place(block: 0, row: $0) }
      let (added, probabilities) = Torch.withoutGradients {
        let batch = NetworkBatch(
          places[...], of: [rows], shape: network.shape, index: index, size: size, device: store.device)
        let output = network(batch, pass)
        let parts = NetworkShape.counts.map { range in
          output.logits.narrowed(1, from: range.lowerBound, count: range.count).softmax().floats()
        }
        return (output.medians.floats(), parts)
      }
      for (slot, place) in places.enumerated() {
        for position in 0..<width {
          let moved =
            rows.bases[place.row * width + position] + added[slot * width + position] * scaling.scales[position]
          let count = NetworkShape.counts[position].count
          let (median, mean) = probabilities[position].withUnsafeBufferPointer {
            Self.middle(UnsafeBufferPointer(rebasing: $0[(slot * count)..<((slot + 1) * count)]))
          }
          // Two ways to one number: the mean of both is better than either.
          medians.append((max(0, moved) + median) / 2)
          means.append(mean)
        }
      }
    }
  }

  private init(medians: [Float], means: [Float]) {
    self.medians = medians
    self.means = means
  }

  /// Median and mean of a distribution of counts. P(Y <= k) stands at k + 1/2, so that the rounded median is the count that
  /// halves the distribution.
  static func middle(_ probabilities: UnsafeBufferPointer<Float>) -> (median: Float, mean: Float) {
    var below: Float = 0
    var median: Float?
    var mean: Float = 0
    for (count, probability) in probabilities.enumerated() {
      mean += Float(count) * probability
      if median == nil, below + probability >= 0.5 {
        median = max(0, Float(count) - 0.5 + (0.5 - below) / max(probability, 1e-9))
      }
      below += probability
    }
    return (median ?? Float(probabilities.count - 1), mean)
  }

  /// The mean of several networks' forecasts.
  static func mean(_ forecasts: [NetworkForecast]) -> NetworkForecast {
    guard var sum = forecasts.first else { return NetworkForecast(medians: [], means: []) }
    for forecast in forecasts.dropFirst() {
      for row in sum.medians.indices {
        sum.medians[row] += forecast.medians[row]
        sum.means[row] += forecast.means[row]
      }
    }
    let count = Float(forecasts.count)
    return NetworkForecast(medians: sum.medians.map { $0 / count }, means: sum.means.map { $0 / count })
  }

  init(columns: [String: [Float]]) {
    let width = Stat.allCases.count
    let rows = columns["\(Stat.allCases[0].rawValue).median"]?.count ?? 0
    medians = [Float](repeating: 0, count: rows * width)
    means = medians
    for (position, stat) in Stat.allCases.enumerated() {
      guard let median = columns["\(stat.rawValue).median"], let mean = columns["\(stat.rawValue).mean"] else {
        continue
      }
      for row in 0..<rows {
        medians[row * width + position] = median[row]
        means[row * width + position] = mean[row]
      }
    }
  }

  /// As corrections of the blend.
  func component(base: [Stat: [Float]]) -> ComponentForecast {
    var result = ComponentForecast()
    let width = Stat.allCases.count
    for (position, stat) in Stat.allCases.enumerated() {
      guard let base = base[stat] else { continue }
      result.median[stat] = base.indices.map { Double(medians[$0 * width + position] - base[$0]) }
      result.mean[stat] = base.indices.map { Double(means[$0 * width + position] - base[$0]) }
    }
    return result
  }
}
