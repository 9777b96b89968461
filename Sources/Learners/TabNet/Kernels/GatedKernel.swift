/// Norm, gated linear unit and residual of a gated layer, forward and back, each in as few ways through memory as can be.
///
/// Rows have `2 x width` numbers before the gate and `width` behind it; `width` is a multiple of 8. What norms do is given
/// as a scale and a shift of each part and channel, [parts, 2 x width].
enum GatedKernel {
  /// The square root of one half: what the sum of two layers is multiplied by.
  static let half: Float = 0.707_106_77

  /// out = a x sigmoid(b), or (previous + a x sigmoid(b)) x half, with a and b the halves of y x scale + shift.
  ///
  /// - Parameter gates: takes sigmoid(b).
  static func forward(
    _ y: UnsafePointer<Float>, rows: Int, parts: Int, width: Int, scale: UnsafePointer<Float>,
    shift: UnsafePointer<Float>, previous: UnsafePointer<Float>?, gates: UnsafeMutablePointer<Float>,
    out: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<rows {
      let left = y + row * 2 * width
      let right = left + width
      let (scaleLeft, shiftLeft) = (scale + (row % parts) * 2 * width, shift + (row % parts) * 2 * width)
      let (scaleRight, shiftRight) = (scaleLeft + width, shiftLeft + width)
      let (gate, target) = (gates + row * width, out + row * width)
      for column in stride(from: 0, to: width, by: 8) {
        let opened = Lanes.sigmoid(right.lanes(column) * scaleRight.lanes(column) + shiftRight.lanes(column))
        gate.set(column, opened)
        var value = (left.lanes(column) * scaleLeft.lanes(column) + shiftLeft.lanes(column)) * opened
        if let previous {
          value = ((previous + row * width).lanes(column) + value) * Lanes(repeating: half)
        }
        target.set(column, value)
      }
    }
  }

  /// The gradient of what the norm gave, and its sums by part and channel.
  ///
  /// - Parameters:
  ///   - gradient: of the layer's output, [rows, width].
  ///   - factor: what the gated unit was multiplied by behind the gate.
  ///   - out: [rows, 2 x width].
  ///   - first, second: begin at zero; take sum(out) and sum(out x (y - mean)).
  static func back(
    _ gradient: UnsafePointer<Float>, factor: Float, y: UnsafePointer<Float>, gates: UnsafePointer<Float>, rows: Int,
    parts: Int, width: Int, scale: UnsafePointer<Float>, shift: UnsafePointer<Float>, means: UnsafePointer<Float>,
    out: UnsafeMutablePointer<Float>, first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>
  ) {
    let one = Lanes(repeating: 1)
    for row in 0..<rows {
      let start = (row % parts) * 2 * width
      let (scale, shift, mean) = (scale + start, shift + start, means + start)
      let (sum, product) = (first + start, second + start)
      let (source, gate) = (gradient + row * width, gates + row * width)
      let (left, target) = (y + row * 2 * width, out + row * 2 * width)
      for column in stride(from: 0, to: width, by: 8) {
        let other = column + width
        let (a, b) = (left.lanes(column), left.lanes(other))
        let opened = gate.lanes(column)
        let ofLeft = source.lanes(column) * Lanes(repeating: factor) * opened
        let ofRight = ofLeft * (a * scale.lanes(column) + shift.lanes(column)) * (one - opened)
        target.set(column, ofLeft)
        target.set(other, ofRight)
        sum.set(column, sum.lanes(column) + ofLeft)
        sum.set(other, sum.lanes(other) + ofRight)
        product.set(column, product.lanes(column) + ofLeft * (a - mean.lanes(column)))
        product.set(other, product.lanes(other) + ofRight * (b - mean.lanes(other)))
      }
    }
  }

  /// gradient x scale + constant + slope x y, in place: the gradient of what went into a norm (see `GhostTape`).
  static func backThroughNorm(
    _ gradient: UnsafeMutablePointer<Float>, y: UnsafePointer<Float>, rows: Int, parts: Int, channels: Int,
    scale: UnsafePointer<Float>, constant: UnsafePointer<Float>, slope: UnsafePointer<Float>
  ) {
    for row in 0..<rows {
      let start = (row % parts) * channels
      let (scale, constant, slope) = (scale + start, constant + start, slope + start)
      let (target, source) = (gradient + row * channels, y + row * channels)
      for column in stride(from: 0, to: channels, by: 8) {
        target.set(
          column,
          target.lanes(column) * scale.lanes(column)
            + (constant.lanes(column) + slope.lanes(column) * source.lanes(column))
        )
      }
    }
  }
}
