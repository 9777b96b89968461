import BoxScores
import Evaluation

/// What a component would add to the blend, in real units, a number a row.
struct ComponentForecast: Sendable {
  /// Corrections of the median.
  var median: [Stat: [Double]] = [:]
  /// From the blend's median to the component's mean.
  var mean: [Stat: [Double]] = [:]
  /// The component's own distributions; only networks have some.
  var counts: [Stat: CountDistributions] = [:]

  /// The distributions of several components' rows, mixed in equal parts; nil where none has any.
  static func mixed(_ distributions: [CountDistributions]) -> CountDistributions? {
    guard let first = distributions.first else { return nil }
    guard distributions.count > 1 else { return first }
    var sum = first.storage
    for distribution in distributions.dropFirst() {
      for index in sum.indices { sum[index] += distribution.storage[index] }
    }
    let count = Float(distributions.count)
    for index in sum.indices { sum[index] /= count }
    return CountDistributions(maximum: first.maximum, storage: sum)
  }
}
