/// Makes rows fit for a network: standardised by the rows it was fitted on, with what is missing still missing, and with
/// indicators of what is.
///
/// Inputs that were never there, or always the same, are left out: there is nothing to learn from them. Many inputs are
/// missing together (all that looks back at a player's games is, in his first one), so there is one indicator for each such
/// group. Numbers far from what was seen are drawn in to `bound` deviations, where a network knows its way.
public struct InputNormaliser: Sendable, Codable, Hashable {
  /// Standardised inputs lie within minus and plus so many deviations.
  public static let bound: Float = 5
  /// Groups that fewer rows than this share have missing are not worth an input; and no more groups than `mostPatterns`.
  static let leastMissing = 0.0005
  static let mostPatterns = 24

  /// Inputs of a row before.
  public let columns: Int
  /// Those that are kept, and their means and deviations.
  public let kept: [Int]
  /// Aligned with `kept`, of the rows in which an input is there.
  public let means: [Float]
  /// Likewise, all above zero.
  public let deviations: [Float]
  /// An input of each group that is missing together.
  public let patterns: [Int]

  /// Numbers of a row after.
  public var width: Int { kept.count + patterns.count }

  /// Fits to `inputs`, row-major, with `columns` numbers a row, not-a-number where missing.
  ///
  /// - Complexity: O(rows x columns)
  public init(fitting inputs: [Float], columns: Int) {
    precondition(
      columns > 0 && inputs.count % columns == 0 && !inputs.isEmpty, "\(inputs.count) numbers in rows of \(columns)")
    let rows = inputs.count / columns
    var sums = [Double](repeating: 0, count: columns)
    var squares = sums
    var counts = [Int](repeating: 0, count: columns)
    // A fingerprint of the rows in which an input is missing.
    var prints = [UInt64](repeating: 0, count: columns)
    var random = NetworkRandom(seed: 1, purpose: "missing rows")
    inputs.withUnsafeBufferPointer { inputs in
      for row in 0..<rows {
        let word = random.next()
        for column in 0..<columns {
          let value = inputs[row * columns + column]
          if value.isNaN {
            prints[column] &+= word
          } else {
            counts[column] += 1
            sums[column] += Double(value)
            squares[column] += Double(value) * Double(value)
          }
        }
      }
    }
    var kept: [Int] = []
    var means: [Float] = []
    var deviations: [Float] = []
    for column in 0..<columns where counts[column] > 1 {
      let mean = sums[column] / Double(counts[column])
      let variance = squares[column] / Double(counts[column]) - mean * mean
      guard variance > 1e-10 * (1 + mean * mean) else { continue }
      kept.append(column)
      means.append(Float(mean))
      deviations.append(Float(variance.squareRoot()))
    }
    var seen: Set<UInt64> = []
    let groups = (0..<columns).filter { column in
      let missing = rows - counts[column]
      return missing > 0 && missing < rows && Double(missing) >= Self.leastMissing * Double(rows)
        && seen.insert(prints[column]).inserted
    }
    self.columns = columns
    self.kept = kept
    self.means = means
    self.deviations = deviations
    patterns = Array(groups.sorted { (counts[$0], $0) < (counts[$1], $1) }.prefix(Self.mostPatterns))
  }

  /// The rows, row-major, `width` numbers each: standardised inputs, not-a-number where missing, then 1 or 0 for each group
  /// that is missing or not.
  ///
  /// - Complexity: O(rows x width)
  public func normalised(_ inputs: UnsafeBufferPointer<Float>) -> [Float] {
    precondition(inputs.count % columns == 0, "\(inputs.count) numbers in rows of \(columns)")
    let rows = inputs.count / columns
    let width = width
    let inverses = deviations.map { 1 / $0 }
    return [Float](unsafeUninitializedCapacity: rows * width) { buffer, initialised in
      for row in 0..<rows {
        let source = row * columns
        let target = row * width
        for index in kept.indices {
          let value = (inputs[source + kept[index]] - means[index]) * inverses[index]
          // Comparisons with a missing number are false, so it stays.
          buffer[target + index] = value > Self.bound ? Self.bound : value < -Self.bound ? -Self.bound : value
        }
        for index in patterns.indices {
          buffer[target + kept.count + index] = inputs[source + patterns[index]].isNaN ? 1 : 0
        }
      }
      initialised = rows * width
    }
  }

  /// Rows in an array; see the method that takes a buffer.
  public func normalised(_ inputs: [Float]) -> [Float] { inputs.withUnsafeBufferPointer { normalised($0) } }
}
