extension SparseChoice {
  /// out = (mask x input) weight, by what was chosen alone.
  ///
  /// - Parameters:
  ///   - weight: [columns, width], `width` a multiple of 8.
  ///   - out: [rows, width].
  /// - Complexity: O(entries x width)
  mutating func product(_ weight: UnsafePointer<Float>, width: Int, into out: UnsafeMutablePointer<Float>) {
    forEachRow { row, entries in
      let target = out + row * width
      for column in stride(from: 0, to: width, by: 8) {
        var sum = Lanes(repeating: 0)
        for entry in entries {
          sum += Lanes(repeating: entry.share * entry.input) * (weight + entry.column * width).lanes(column)
        }
        target.set(column, sum)
      }
    }
  }

  /// The way back of `product`: entries take the gradient of (mask x input).
  ///
  /// - Parameters:
  ///   - gradient: of the product, [rows, width].
  ///   - weightGradient: [columns, width], added to.
  mutating func productBack(
    _ gradient: UnsafePointer<Float>, weight: UnsafePointer<Float>, width: Int,
    weightGradient: UnsafeMutablePointer<Float>
  ) {
    forEachRow { row, entries in
      let source = gradient + row * width
      for index in entries.indices {
        let place = entries[index].column * width
        let (mine, target) = (weight + place, weightGradient + place)
        let factor = Lanes(repeating: entries[index].share * entries[index].input)
        var sum = Lanes(repeating: 0)
        for column in stride(from: 0, to: width, by: 8) {
          let part = source.lanes(column)
          sum += part * mine.lanes(column)
          target.set(column, target.lanes(column) + factor * part)
        }
        entries[index].gradient = sum.sum()
      }
    }
  }

  /// The way back through the mask: from the gradients of (mask x input) that entries have to those of what the norm gave.
  ///
  /// - Parameters:
  ///   - entropy: the gradient of the sum of -share x log(share).
  ///   - level, gamma: as in choosing.
  ///   - priors: the gradient of the next step's priors, [rows, columns]; becomes that of this step's.
  mutating func maskBack(
    entropy: Double, level: Float, gamma: Float, priors: UnsafeMutablePointer<Float>, columns: Int
  ) {
    forEachRow { row, entries in
      let prior = priors + row * columns
      var (sum, roots): (Float, Float) = (0, 0)
      for index in entries.indices {
        let entry = entries[index]
        var gradient = entry.gradient * entry.input - prior[entry.column] * entry.prior / (level * gamma)
        if entropy != 0 {
          let share = Double(entry.share)
          gradient -= Float(entropy * (TensorMath.log(share + 1e-15) + share / (share + 1e-15)))
        }
        sum += entry.root * gradient
        roots += entry.root
        entries[index].gradient = gradient
      }
      let mean = sum / roots
      for index in entries.indices {
        let entry = entries[index]
        let ofScore = entry.root * (entry.gradient - mean)
        entries[index].gradient = ofScore * entry.prior
        prior[entry.column] = prior[entry.column] * (1 - entry.share / gamma) + ofScore * entry.normed * level
      }
    }
  }

  /// Sums of the gradients of what the norm gave, and of those times (x - mean), by part and channel.
  mutating func normSums(_ norm: GhostTape, x: UnsafePointer<Float>) -> (first: [Float], second: [Float]) {
    let (columns, parts) = (norm.norm.channels, norm.parts)
    var first = [Float](repeating: 0, count: parts * columns)
    var second = first
    let means = norm.statistics.means
    forEachRow { row, entries in
      for entry in entries {
        let place = (row % parts) * columns + entry.column
        first[place] += entry.gradient
        second[place] += entry.gradient * (x[row * columns + entry.column] - means[place])
      }
    }
    return (first, second)
  }

  /// The gradient of what went into the norm, [rows, columns]: a line of x for each part and channel (`GhostTape.back`), and
  /// what was chosen on top.
  mutating func normBack(
    _ norm: GhostTape, x: UnsafePointer<Float>, constant: [Float], slope: [Float],
    into out: UnsafeMutablePointer<Float>
  ) {
    let (columns, parts) = (norm.norm.channels, norm.parts)
    let whole = columns & ~7
    norm.scale.withUnsafeBufferPointer { scales in
      constant.withUnsafeBufferPointer { constants in
        slope.withUnsafeBufferPointer { slopes in
          forEachRow { row, entries in
            let start = (row % parts) * columns
            let (constant, slope) = (constants.baseAddress! + start, slopes.baseAddress! + start)
            let (source, target) = (x + row * columns, out + row * columns)
            for column in stride(from: 0, to: whole, by: 8) {
              target.set(column, constant.lanes(column) + slope.lanes(column) * source.lanes(column))
            }
            for column in whole..<columns { target[column] = constant[column] + slope[column] * source[column] }
            for entry in entries { target[entry.column] += entry.gradient * scales[start + entry.column] }
          }
        }
      }
    }
  }
}
