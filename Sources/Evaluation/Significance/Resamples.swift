/// Resampled days: how often each day was drawn in each replicate of a bootstrap. Drawn once, used for every comparison
/// on the same days.
struct Resamples: Sendable {
  /// Ascending.
  let days: [Int32]
  let replicates: Int
  /// Row-major, replicates x stride; the stride is the number of days rounded up to whole vectors.
  private let counts: [Double]
  private let stride: Int

  private typealias Vector = SIMD8<Double>

  /// - Complexity: O(replicates x days)
  init(days: [Int32], replicates: Int, seed: UInt64) {
    self.days = days
    self.replicates = replicates
    let width = Vector.scalarCount
    let stride = (days.count + width - 1) / width * width
    self.stride = stride
    var counts = [Double](repeating: 0, count: replicates * stride)
    var random = SplitMix(seed: seed)
    counts.withUnsafeMutableBufferPointer { counts in
      for replicate in 0..<replicates {
        for _ in days.indices { counts[replicate * stride + random.below(days.count)] += 1 }
      }
    }
    self.counts = counts
  }

  /// The sum of a number a day over each replicate's days.
  /// - Precondition: A value for every day.
  /// - Complexity: O(replicates x days)
  func sums(_ values: [Double]) -> [Double] {
    precondition(values.count == days.count, "a value for every day")
    let padded = values + [Double](repeating: 0, count: stride - values.count)
    let vectors = stride / Vector.scalarCount
    return counts.withUnsafeBytes { counts in
      padded.withUnsafeBytes { values in
        (0..<replicates).map { replicate in
          var sum = Vector.zero
          let start = replicate * stride * MemoryLayout<Double>.stride
          for vector in 0..<vectors {
            let offset = vector * MemoryLayout<Vector>.stride
            sum +=
              counts.loadUnaligned(fromByteOffset: start + offset, as: Vector.self)
              * values.loadUnaligned(fromByteOffset: offset, as: Vector.self)
          }
          return sum.sum()
        }
      }
    }
  }
}
