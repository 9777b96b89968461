/// What one step's masks chose of the inputs of some rows: only shares above zero, which are a few of each row.
///
/// Everything that comes after a mask needs these entries only: an input that was not chosen adds nothing to the product
/// behind the mask, and what it would have to say on the way back, the mask does not listen to.
struct SparseChoice {
  struct Entry {
    var column: Int
    /// Its share, and how far the share moves with its score: 1 for sparsemax, the share's root for entmax.
    var share, root: Float
    /// The input behind the mask.
    var input: Float
    /// The score was `normed` x `prior`.
    var normed, prior: Float
    /// On the way back: the gradient of the share, then of `normed`.
    var gradient: Float = 0
  }

  /// Row after row, in the order of the columns.
  var entries: [Entry] = []
  /// Where the entries of a row end.
  var ends: [Int] = []

  /// Calls `body` with each row and its entries.
  @inline(__always)
  mutating func forEachRow(_ body: (_ row: Int, _ entries: UnsafeMutableBufferPointer<Entry>) -> Void) {
    entries.withUnsafeMutableBufferPointer { entries in
      var start = 0
      for (row, end) in ends.enumerated() {
        body(row, UnsafeMutableBufferPointer(rebasing: entries[start..<end]))
        start = end
      }
    }
  }

  /// Chooses by scores `x` x scale + shift, each times its prior.
  ///
  /// - Parameters:
  ///   - x: [rows, columns], before the norm.
  ///   - priors: [rows, columns], to be multiplied by `level`; those of what is chosen are lowered for the next step, by
  ///     1 - share / gamma, and the next step's level is to be `level` x gamma.
  ///   - inputs: [rows, columns].
  init(
    _ kind: MaskKind, _ x: UnsafePointer<Float>, norm: GhostTape, priors: UnsafeMutablePointer<Float>, level: Float,
    gamma: Float, inputs: UnsafePointer<Float>
  ) {
    let (rows, columns, parts) = (norm.rows, norm.norm.channels, norm.parts)
    ends.reserveCapacity(rows)
    entries.reserveCapacity(rows * 6)
    let half: Float = kind == .entmax15 ? 0.5 : 1
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * columns) { scratch in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: columns) { places in
        let (scores, near) = (scratch.baseAddress!, scratch.baseAddress! + columns)
        norm.scale.withUnsafeBufferPointer { scales in
          norm.shift.withUnsafeBufferPointer { shifts in
            for row in 0..<rows {
              let start = (row % parts) * columns
              let (scale, shift) = (scales.baseAddress! + start, shifts.baseAddress! + start)
              let (source, prior) = (x + row * columns, priors + row * columns)
              let top = Self.score(source, scale, shift, prior, level: level * half, columns: columns, into: scores)
              let kept = Self.collect(scores, columns, above: top - 1, into: near, places.baseAddress!)
              let cut = SparseThreshold.cut(kind, near, kept, top: top)
              if !cut.isFinite {
                // What is no number must not vanish among masks that choose nothing.
                entries.append(Entry(column: 0, share: .nan, root: .nan, input: .nan, normed: .nan, prior: .nan))
              }
              for index in 0..<kept where near[index] > cut {
                let column = Int(places[index])
                let root = near[index] - cut
                let share = kind == .entmax15 ? root * root : root
                entries.append(
                  Entry(
                    column: column, share: share, root: kind == .entmax15 ? root : 1,
                    input: inputs[row * columns + column], normed: source[column] * scale[column] + shift[column],
                    prior: prior[column] * level))
                prior[column] *= 1 - share / gamma
              }
              ends.append(entries.count)
            }
          }
        }
      }
    }
  }

  private static func score(
    _ source: UnsafePointer<Float>, _ scale: UnsafePointer<Float>, _ shift: UnsafePointer<Float>,
    _ prior: UnsafePointer<Float>, level: Float, columns: Int, into scores: UnsafeMutablePointer<Float>
  ) -> Float {
    var tops = Lanes(repeating: -.infinity)
    let whole = columns & ~7
    for column in stride(from: 0, to: whole, by: 8) {
      let score =
        (source.lanes(column) * scale.lanes(column) + shift.lanes(column)) * prior.lanes(column)
        * Lanes(repeating: level)
      scores.set(column, score)
      tops.replace(with: score, where: score .> tops)
    }
    var top = tops.max()
    for column in whole..<columns {
      scores[column] = (source[column] * scale[column] + shift[column]) * prior[column] * level
      top = scores[column] > top ? scores[column] : top
    }
    return top
  }

  /// The few numbers above `floor`, and where they are.
  private static func collect(
    _ scores: UnsafePointer<Float>, _ count: Int, above floor: Float, into near: UnsafeMutablePointer<Float>,
    _ places: UnsafeMutablePointer<Int32>
  ) -> Int {
    var kept = 0
    var column = 0
    let floors = Lanes(repeating: floor)
    while column < count {
      let end = min(column + 8, count)
      if end - column < 8 || any(scores.lanes(column) .> floors) {
        for index in column..<end {
          near[kept] = scores[index]
          places[kept] = Int32(truncatingIfNeeded: index)
          kept += scores[index] > floor ? 1 : 0
        }
      }
      column = end
    }
    return kept
  }

  /// Sum of -share x log(share) over all rows.
  var entropy: Double {
    entries.reduce(0) { $0 - Double($1.share) * TensorMath.log(Double($1.share) + 1e-15) }
  }
}
