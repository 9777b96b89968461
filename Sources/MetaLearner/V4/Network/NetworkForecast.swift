import BoxScores
import Evaluation
import Foundation
import Learners

/// What networks say about rows, in real units.
struct NetworkForecast: Sendable {
  /// Row-major, four numbers a row.
  private(set) var medians: [Float]
  private(set) var means: [Float]
  /// Probabilities of 0, 1, ... of each stat, by its position; row-major.
  private(set) var counts: [[Float]]

  private static let width = Stat.allCases.count

  /// Columns by name, as they are kept in files.
  var columns: [String: [Float]] {
    var columns: [String: [Float]] = [:]
    func column(_ values: [Float], _ position: Int, of width: Int) -> [Float] {
      stride(from: position, to: values.count, by: width).map { values[$0] }
    }
    for (position, stat) in Stat.allCases.enumerated() {
      columns[Self.median(stat)] = column(medians, position, of: Self.width)
      columns[Self.mean(stat)] = column(means, position, of: Self.width)
      let range = NetworkShape.counts[position]
      for count in 0..<range.count {
        columns[Self.probability(stat, count)] = column(counts[position], count, of: range.count)
      }
    }
    return columns
  }

  private static func median(_ stat: Stat) -> String { "\(stat.rawValue).median" }
  private static func mean(_ stat: Stat) -> String { "\(stat.rawValue).mean" }
  private static func probability(_ stat: Stat, _ count: Int) -> String { "\(stat.rawValue).\(count)" }

  /// Forecasts all rows in batches of one size.
  ///
  /// - Complexity: O(rows)
  init(
    _ network: V4Network, store: ParameterStore, rows: NetworkRows, index: GameIndex?, scaling: FeatureScaling,
    batch size: Int
  ) {
    medians = []
    means = []
    counts = Array(repeating: [], count: Self.width)
    let pass = ForwardPass(store)
    let width = Self.width
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
      for position in 0..<width {
        // The last batch is filled up with rows that nobody asked about.
        counts[position] += probabilities[position].prefix(places.count * NetworkShape.counts[position].count)
      }
    }
  }

  private init(medians: [Float], means: [Float], counts: [[Float]]) {
    self.medians = medians
    self.means = means
    self.counts = counts
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

  /// The mean of several networks' forecasts, number by number.
  static func mean(_ forecasts: [NetworkForecast]) -> NetworkForecast {
    guard let first = forecasts.first else {
      return NetworkForecast(medians: [], means: [], counts: Array(repeating: [], count: width))
    }
    func mean(_ values: (NetworkForecast) -> [Float]) -> [Float] {
      var sum = values(first)
      for forecast in forecasts.dropFirst() {
        let added = values(forecast)
        for index in sum.indices { sum[index] += added[index] }
      }
      let count = Float(forecasts.count)
      for index in sum.indices { sum[index] /= count }
      return sum
    }
    return NetworkForecast(
      medians: mean(\.medians), means: mean(\.means),
      counts: first.counts.indices.map { position in mean { $0.counts[position] } })
  }

  /// - Parameter columns: As `columns`; a column that is missing is one of zeros.
  init(columns: [String: [Float]]) {
    let rows = columns[Self.median(Stat.allCases[0])]?.count ?? 0
    func gathered(_ names: [String]) -> [Float] {
      var values = [Float](repeating: 0, count: rows * names.count)
      for (position, name) in names.enumerated() {
        guard let column = columns[name] else { continue }
        for row in 0..<rows { values[row * names.count + position] = column[row] }
      }
      return values
    }
    medians = gathered(Stat.allCases.map(Self.median))
    means = gathered(Stat.allCases.map(Self.mean))
    counts = Stat.allCases.enumerated().map { position, stat in
      gathered((0..<NetworkShape.counts[position].count).map { Self.probability(stat, $0) })
    }
  }

  /// As corrections of the blend.
  func component(base: [Stat: [Float]]) -> ComponentForecast {
    var result = ComponentForecast()
    let width = Self.width
    for (position, stat) in Stat.allCases.enumerated() {
      guard let base = base[stat] else { continue }
      result.median[stat] = base.indices.map { Double(medians[$0 * width + position] - base[$0]) }
      result.mean[stat] = base.indices.map { Double(means[$0 * width + position] - base[$0]) }
      result.counts[stat] = CountDistributions(
        maximum: NetworkShape.counts[position].count - 1, storage: counts[position])
    }
    return result
  }
}
