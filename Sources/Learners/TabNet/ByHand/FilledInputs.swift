/// Rows with what is missing or hidden filled in, and which of them had something filled in: the learned numbers of
/// `MissingFill` hear from no others.
struct FilledInputs {
  let fill: MissingFill
  /// [rows, width]: not-a-number where missing; zero in `visible` where hidden.
  private let raw: Tensor
  private let visible: Tensor?
  let filled: Tensor
  private var touched: [Int] = []

  var rows: Int { raw.size(0) }

  /// - Parameter visible: [rows, width], 0 where hidden, otherwise 1.
  init(_ fill: MissingFill, _ x: Tensor, visible: Tensor?, _ pass: ForwardPass) {
    self.fill = fill
    self.visible = visible
    raw = x
    filled = .empty(x.shape)
    let width = fill.width
    let whole = width & ~7
    let value = pass["\(fill.name).value"]
    withExtendedLifetime((raw, visible, filled, value)) {
      let values = UnsafePointer(value.floatMemory)
      let (sources, targets) = (UnsafePointer(raw.floatMemory), filled.floatMemory)
      let seen = (visible?.floatMemory).map { UnsafePointer($0) }
      for row in 0..<rows {
        let (source, target) = (sources + row * width, targets + row * width)
        var gaps = SIMDMask<SIMD8<Int32>>(repeating: false)
        var isTouched = false
        for column in stride(from: 0, to: whole, by: 8) {
          var number = source.lanes(column)
          var gap = number .!= number
          if let seen { gap.formUnion((seen + row * width).lanes(column) .== Lanes(repeating: 0)) }
          number.replace(with: values.lanes(column), where: gap)
          target.set(column, number)
          gaps.formUnion(gap)
        }
        for column in whole..<width {
          let isGap = source[column].isNaN || seen.map { $0[row * width + column] == 0 } ?? false
          target[column] = isGap ? values[column] : source[column]
          isTouched = isTouched || isGap
        }
        if isTouched || any(gaps) { touched.append(row) }
      }
    }
  }

  /// Adds to the gradient of the fill what comes back from a product of all inputs, whose gradient is given.
  ///
  /// - Parameters:
  ///   - gradient: [rows, outputs].
  ///   - weight: [outputs, width].
  func back(_ gradient: Tensor, weight: Tensor, into sums: inout [Float]) {
    guard !touched.isEmpty else { return }
    let mine =
      touched.count == rows
      ? gradient : gradient.selecting(Tensor(touched, shape: [touched.count]), 0)
    let ofInputs = mine.times(weight)
    let width = fill.width
    let whole = width & ~7
    withExtendedLifetime((ofInputs, raw, visible)) {
      let (found, sources) = (UnsafePointer(ofInputs.floatMemory), UnsafePointer(raw.floatMemory))
      let seen = (visible?.floatMemory).map { UnsafePointer($0) }
      sums.withUnsafeMutableBufferPointer { sums in
        let sum = sums.baseAddress!
        for (index, row) in touched.enumerated() {
          let (source, part) = (sources + row * width, found + index * width)
          for column in stride(from: 0, to: whole, by: 8) {
            let number = source.lanes(column)
            var gap = number .!= number
            if let seen { gap.formUnion((seen + row * width).lanes(column) .== Lanes(repeating: 0)) }
            var mine = part.lanes(column)
            mine.replace(with: Lanes(repeating: 0), where: .!gap)
            sum.set(column, sum.lanes(column) + mine)
          }
          for column in whole..<width where isGap(row, column, sources, seen) { sum[column] += part[column] }
        }
      }
    }
  }

  /// The same for what masks chose; entries have the gradients of (mask x input).
  func back(_ choice: inout SparseChoice, into sums: inout [Float]) {
    withExtendedLifetime((raw, visible)) {
      let sources = UnsafePointer(raw.floatMemory)
      let seen = (visible?.floatMemory).map { UnsafePointer($0) }
      choice.forEachRow { row, entries in
        for entry in entries where isGap(row, entry.column, sources, seen) {
          sums[entry.column] += entry.share * entry.gradient
        }
      }
    }
  }

  @inline(__always)
  private func isGap(
    _ row: Int, _ column: Int, _ sources: UnsafePointer<Float>, _ seen: UnsafePointer<Float>?
  ) -> Bool {
    let place = row * fill.width + column
    return sources[place].isNaN || seen.map { $0[place] == 0 } ?? false
  }
}

extension SIMDMask<SIMD8<Int32>> {
  @inline(__always) fileprivate mutating func formUnion(_ other: Self) { self .|= other }
}
