import Testing

@testable import Learners

@Suite(.enabled(if: Torch.isAvailable, "torch does not open"))
struct MaskTests {
  /// Rows of all kinds: near each other, far apart, ties, one that towers.
  private static let rows: [[Float]] = {
    var random = NetworkRandom(seed: 5)
    var rows: [[Float]] = [0.01, 0.3, 1, 4].flatMap { scale in
      (0..<6).map { _ in (0..<19).map { _ in Float(random.normal() * scale) } }
    }
    rows.append([Float](repeating: 0.5, count: 19))
    rows.append((0..<19).map { $0 == 7 ? 50 : 0 })
    rows.append((0..<19).map { $0 % 2 == 0 ? 1 : -1 })
    return rows
  }()
  private static let table = Tensor(rows.flatMap(\.self), shape: [rows.count, 19])

  /// The threshold by halving, in double precision: slow, and plainly right.
  private func exact(_ row: [Float], _ kind: MaskKind) -> [Double] {
    func shares(_ threshold: Double) -> [Double] {
      row.map { value in
        switch kind {
        case .sparsemax: max(0, Double(value) - threshold)
        case .entmax15: max(0, Double(value) / 2 - threshold) * max(0, Double(value) / 2 - threshold)
        }
      }
    }
    var (low, high) = (-100.0, 100.0)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if shares(middle).reduce(0, +) > 1 { low = middle } else { high = middle }
    }
    return shares(high)
  }

  @Test(arguments: MaskKind.allCases) func masksAreTheExactSolution(kind: MaskKind) {
    let found = Self.table.mask(kind).floats()
    for (index, row) in Self.rows.enumerated() {
      let mine = found[(index * 19)..<((index + 1) * 19)]
      for (share, expected) in zip(mine, exact(row, kind)) { #expect(abs(Double(share) - expected) < 2e-5) }
      #expect(abs(mine.reduce(0, +) - 1) < 1e-4)
      #expect(mine.allSatisfy { $0 >= 0 })
    }
    // A row's mask is its own affair.
    let alone = Self.table.narrowed(0, from: 3, count: 1).contiguous().mask(kind).floats()
    #expect(alone == Array(found[57..<76]))
  }

  @Test func masksEqualThoseBySorting() {
    for (mine, other) in [
      (Self.table.mask(.sparsemax), Self.table.sparsemax()), (Self.table.mask(.entmax15), Self.table.entmax15()),
    ] {
      let worst = zip(mine.floats(), other.floats()).map { abs($0 - $1) }.max() ?? 1
      #expect(worst < 2e-5)
    }
  }

  @Test(arguments: MaskKind.allCases) func gradientsAreThoseOfTheExactSolution(kind: MaskKind) throws {
    var random = NetworkRandom(seed: 8)
    let values = (0..<30).map { _ in Float(random.normal()) }
    let weights = (0..<30).map { _ in Float(random.normal()) }
    let x = Tensor(values, shape: [3, 10]).requiringGradient()
    (x.mask(kind) * Tensor(weights, shape: [3, 10])).sum().backward()
    let found = try #require(x.gradient).floats()
    func loss(_ changed: [Float]) -> Double {
      (0..<3).reduce(0.0) { sum, row in
        let mask = exact(Array(changed[(row * 10)..<(row * 10 + 10)]), kind)
        return sum + zip(mask, weights[(row * 10)...]).reduce(0.0) { $0 + $1.0 * Double($1.1) }
      }
    }
    for index in values.indices {
      let step: Float = 1e-3
      var (up, down) = (values, values)
      up[index] += step
      down[index] -= step
      let slope = (loss(up) - loss(down)) / Double(up[index] - down[index])
      #expect(abs(slope - Double(found[index])) < 5e-3)
    }
  }
}
