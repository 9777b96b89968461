import Foundation

/// What a booster minimises, and therefore what its forecasts estimate.
public enum Objective: Sendable, Hashable, Codable {
  /// Squared error: the mean.
  case l2
  /// Absolute error: the median.
  case l1
  /// Pinball loss: the quantile at `level`, strictly between 0 and 1.
  case quantile(_ level: Double)
  /// Poisson deviance: the mean of a count, through its logarithm; labels must not be negative.
  case poisson
  /// Log loss: the probability of label 1; labels must be 0 or 1.
  case binary

  /// LightGBM's own words for it, as parameters.
  var parameters: String {
    switch self {
    case .l2: "objective=regression"
    case .l1: "objective=regression_l1"
    case .quantile(let level): "objective=quantile alpha=\(level)"
    case .poisson: "objective=poisson"
    case .binary: "objective=binary"
    }
  }

  func validate() throws(LearnerError) {
    if case .quantile(let level) = self, !(level > 0 && level < 1) {
      throw .setting(name: "objective.quantile", found: "\(level)", expected: "a level strictly between 0 and 1")
    }
  }

  /// Refuses labels for which the loss has no meaning.
  func validate(labels: [Float]) throws(LearnerError) {
    let allowed: (Float) -> Bool
    let expected: String
    switch self {
    case .l1, .l2, .quantile: return
    case .poisson: (allowed, expected) = ({ $0 >= 0 }, "labels of 0 or more, for the Poisson objective")
    case .binary: (allowed, expected) = ({ $0 == 0 || $0 == 1 }, "labels of 0 or 1, for the binary objective")
    }
    if let row = labels.firstIndex(where: { !allowed($0) }) {
      throw .input(what: "labels", found: "\(labels[row]) in row \(row)", expected: expected)
    }
  }

  /// The mean loss of `forecasts`, in the order of the rows: the same number whatever the number of threads, which the
  /// library's own metrics, summed by several threads, do not promise.
  ///
  /// - Complexity: O(rows).
  func loss(forecasts: [Double], labels: [Float], weights: [Float]?) -> Double {
    var sum = 0.0
    var total = 0.0
    for row in forecasts.indices {
      let weight = weights.map { Double($0[row]) } ?? 1
      sum += weight * loss(forecasts[row], Double(labels[row]))
      total += weight
    }
    return sum / total
  }

  private func loss(_ forecast: Double, _ label: Double) -> Double {
    switch self {
    case .l2: return (label - forecast) * (label - forecast)
    case .l1: return abs(label - forecast)
    case .quantile(let level):
      let gap = label - forecast
      return gap >= 0 ? level * gap : (level - 1) * gap
    case .poisson: return forecast - label * Foundation.log(max(forecast, 1e-10))
    case .binary:
      let probability = min(max(forecast, 1e-15), 1 - 1e-15)
      return label > 0 ? -Foundation.log(probability) : -Foundation.log(1 - probability)
    }
  }
}
