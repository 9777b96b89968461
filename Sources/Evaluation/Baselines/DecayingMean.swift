/// A mean with weights 0.5^(k / half-life), k = 0 for the most recent value, normalised.
struct DecayingMean {
  private var sum = 0.0
  private var weight = 0.0

  /// NaN before the first value.
  var value: Double { weight > 0 ? sum / weight : .nan }

  mutating func add(_ value: Double, decay: Double) {
    sum = sum * decay + value
    weight = weight * decay + 1
  }
}
