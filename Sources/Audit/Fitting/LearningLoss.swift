/// What a learner minimises, and the constant that does it best.
public enum LearningLoss: String, CaseIterable, Sendable {
  case absolute, squared

  var constantName: String { self == .absolute ? "the training median" : "the training mean" }

  func constant(_ labels: [Float]) -> Double {
    switch self {
    case .squared: return labels.reduce(0) { $0 + Double($1) } / Double(max(1, labels.count))
    case .absolute:
      let sorted = labels.sorted()
      return sorted.isEmpty ? .nan : Double(sorted[sorted.count / 2])
    }
  }

  func of(_ forecast: Double, _ outcome: Float) -> Double {
    let error = forecast - Double(outcome)
    return self == .absolute ? abs(error) : error * error
  }
}
