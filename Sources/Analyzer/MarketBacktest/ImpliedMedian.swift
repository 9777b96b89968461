/// The whole number that a two-sided quote stands for as a median.
///
/// A line at 24.5 with both sides alike says that 24 and 25 are medians alike; uneven prices shift it. With P(over) = q and a
/// count whose spread is s, the median lies near line + s Phi^-1(q), which is rounded to a whole number, as forecasts are:
/// absolute errors of whole and half numbers are not comparable. Without s it is the whole number next to the line on the
/// likelier side.
enum ImpliedMedian {
  /// |outcome - median|; where both neighbours are medians alike, the mean of their errors.
  static func error(line: LineValue, over q: Double, deviation: Double?, outcome: Int) -> Double {
    if q == 0.5 {
      guard !line.isWhole else { return abs(line.value - Double(outcome)) }
      let (low, high) = (Double(line.lastUnder), Double(line.firstOver))
      return (abs(low - Double(outcome)) + abs(high - Double(outcome))) / 2
    }
    let shifted = line.value + (deviation ?? 0.01) * Normal.quantile(min(0.999, max(0.001, q)))
    return abs(max(0, shifted.rounded()) - Double(outcome))
  }
}
