/// What a row of steps takes together.
enum StepTotal {
  /// All of them as expected, and on top of it the margin of as many as run at a time, the widest ones: each puts its own
  /// margin aside only while it runs.
  static func of(_ items: [(jobs: Int, expected: Int64, most: Int64)]) -> (expected: Int64, most: Int64) {
    let expected = items.reduce(0) { $0 + $1.expected }
    let atOnce = items.map(\.jobs).max() ?? 1
    let margin = items.map { $0.most - $0.expected }.sorted(by: >).prefix(atOnce).reduce(0, +)
    return (expected, expected + margin)
  }
}
