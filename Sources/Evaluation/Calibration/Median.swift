/// Medians, plain and weighted.
enum Median {
  /// The mean of the two middle values where their count is even. Sorts the values.
  /// - Precondition: Not empty, no NaN.
  static func of(_ values: inout [Double]) -> Double {
    values.sort()
    let middle = values.count / 2
    return values.count.isMultiple(of: 2) ? (values[middle - 1] + values[middle]) / 2 : values[middle]
  }

  /// The smallest value at which half of the weight is reached. Reorders both arrays.
  /// - Precondition: Not empty, no NaN, weights positive.
  /// - Complexity: O(n) on average
  static func weighted(_ values: inout [Double], _ weights: inout [Double]) -> Double {
    var remaining = weights.reduce(0, +) / 2
    var low = 0
    var high = values.count
    while high - low > 1 {
      let pivot = medianOfThree(values[low], values[(low + high) / 2], values[high - 1])
      // Three parts: below, equal to and above the pivot.
      var (below, index, above) = (low, low, high)
      var weightBelow = 0.0
      var weightEqual = 0.0
      while index < above {
        if values[index] < pivot {
          weightBelow += weights[index]
          values.swapAt(below, index)
          weights.swapAt(below, index)
          below += 1
          index += 1
        } else if values[index] > pivot {
          above -= 1
          values.swapAt(above, index)
          weights.swapAt(above, index)
        } else {
          weightEqual += weights[index]
          index += 1
        }
      }
      if remaining <= weightBelow && below > low {
        high = below
      } else if remaining <= weightBelow + weightEqual || above == high {
        return pivot
      } else {
        remaining -= weightBelow + weightEqual
        low = above
      }
    }
    return values[low]
  }

  private static func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
