import Foundation

/// Weighted sums that decay by a game: a mean that forgets.
struct FadingMean {
  private(set) var sum = 0.0
  private(set) var weight = 0.0

  /// A missing value decays the past and adds nothing.
  @inline(__always) mutating func add(_ value: Double, decay: Double) {
    let isKnown = value == value
    sum = sum * decay + (isKnown ? value : 0)
    weight = weight * decay + (isKnown ? 1 : 0)
  }

  /// Takes weight from the past, so that a new season counts more.
  mutating func fade(by factor: Double) {
    sum *= factor
    weight *= factor
  }

  /// NaN before the first known value.
  var mean: Double { sum / weight }
}

extension FadingMean: StateCoded {
  func write(to writer: inout StateWriter) {
    writer.put(sum)
    writer.put(weight)
  }

  init(from reader: inout StateReader) throws(StateReader.Fault) {
    sum = try reader.take()
    weight = try reader.take()
  }
}
