import Testing

@testable import Learners

/// The way forward and back that is written by hand against the one of autograd, which TabNetReferenceTests hold against
/// PyTorch and TabNetTests against small steps.
@Suite(.enabled(if: Torch.isAvailable, "torch does not open"))
struct ByHandTests {
  private static let inputs = 11

  private func shape(_ mask: MaskKind, decision: Int = 12, attention: Int = 4) -> TabNetShape {
    var shape = TabNetShape(
      inputs: Self.inputs, decision: decision, attention: attention, steps: 3, mask: mask)
    shape.ghostRows = 16
    shape.momentum = 0.1
    return shape
  }

  /// A sixth of two columns missing.
  private func rows(_ count: Int) -> Tensor {
    var random = NetworkRandom(seed: 3)
    let values: [Float] = (0..<(count * Self.inputs)).map { index in
      let value = Float(random.normal())
      return [1, 9].contains(index % Self.inputs) && random.uniform() < 0.17 ? .nan : value
    }
    return Tensor(values, shape: [count, Self.inputs])
  }

  private struct Result {
    var loss: Float
    /// Gradients of the parameters, then the running statistics.
    var numbers: [String: [Float]] = [:]
  }

  private func result(
    _ layer: any Layer, byHand: Bool, pieces: [Tensor], _ loss: (Tensor, ForwardPass) -> Tensor
  ) throws -> Result {
    let store = ParameterStore(seed: 4, [layer])
    // Norms that do something, and fills that are no zeros.
    var random = NetworkRandom(seed: 8)
    var state = store.state()
    for name in store.names where !store.buffers.contains(name) {
      let stored = try #require(state[name])
      let floats = try #require(stored.floats)
      state[name] = StoredTensor(shape: stored.shape, floats: floats.map { $0 + 0.2 * Float(random.normal()) })
    }
    try store.restore(state)
    let pass = ForwardPass(store, training: true, random: NetworkRandom(seed: 6), byHand: byHand)
    var result = Result(loss: 0)
    for piece in pieces {
      let value = loss(piece, pass)
      pass.goBack(from: value, weight: 1 / Float(pieces.count))
      result.loss += value.detached().item / Float(pieces.count)
    }
    for (name, parameter) in store.trained {
      result.numbers[name] = try #require(parameter.gradient, "\(name)").floats()
    }
    for name in store.buffers { result.numbers[name] = store[name].floats() }
    return result
  }

  private func expectSame(_ a: Result, _ b: Result, _ location: SourceLocation = #_sourceLocation) throws {
    #expect(abs(a.loss - b.loss) < 1e-5 * (1 + abs(a.loss)), sourceLocation: location)
    #expect(Set(a.numbers.keys) == Set(b.numbers.keys), sourceLocation: location)
    for (name, mine) in a.numbers {
      let other = try #require(b.numbers[name], sourceLocation: location)
      let scale = 1e-3 + (mine.map { abs($0) }.max() ?? 0)
      let worst = zip(mine, other).map { abs($0 - $1) / scale }.max() ?? 0
      #expect(worst < 5e-4, "\(name): off by \(worst) of \(scale)", sourceLocation: location)
    }
  }

  @Test(arguments: MaskKind.allCases) func regressorIsThatOfAutograd(mask: MaskKind) throws {
    let network = TabNetRegressor(shape(mask), targets: 2)
    let x = rows(48)
    var random = NetworkRandom(seed: 11)
    let labels = Tensor((0..<96).map { _ in Float(random.normal()) }, shape: [48, 2])
    let loss = { (x: Tensor, pass: ForwardPass) in
      network.loss(x, labels: labels, sparsity: 0.5, delta: 1, pass)
    }
    try expectSame(
      result(network, byHand: false, pieces: [x], loss), result(network, byHand: true, pieces: [x], loss))
  }

  @Test(arguments: MaskKind.allCases) func reconstructionIsThatOfAutograd(mask: MaskKind) throws {
    let network = MaskedReconstruction(shape(mask, decision: 8, attention: 8))
    let loss = { (x: Tensor, pass: ForwardPass) in network.loss(x, pass) }
    try expectSame(
      result(network, byHand: false, pieces: [rows(48)], loss), result(network, byHand: true, pieces: [rows(48)], loss))
  }

  @Test(arguments: [0, 5]) func headIsThatOfAutograd(representation: Int) throws {
    var shape = TabularHead.Shape(inputs: Self.inputs, representation: representation, width: 8, targets: 2)
    shape.ghostRows = 16
    let head = TabularHead(shape)
    var random = NetworkRandom(seed: 14)
    func numbers(_ count: Int) -> Tensor {
      Tensor((0..<(48 * count)).map { _ in Float(random.normal()) }, shape: [48, count])
    }
    let (below, labels) = (representation > 0 ? numbers(representation) : nil, numbers(2))
    let known = numbers(2).greater(than: -1).asFloats()
    let loss = { (x: Tensor, pass: ForwardPass) in
      head.loss(head(x, below, pass), labels: labels, known: known, delta: 1)
    }
    try expectSame(
      result(head, byHand: false, pieces: [rows(48)], loss), result(head, byHand: true, pieces: [rows(48)], loss))
  }

  @Test func piecesOfAStepAddUpToIt() throws {
    let network = TabNetRegressor(shape(.sparsemax), targets: 1)
    let x = rows(48)
    var random = NetworkRandom(seed: 12)
    let labels = Tensor((0..<48).map { _ in Float(random.normal()) }, shape: [48, 1])
    // The parts of a whole step are interleaved, so a piece of one part has every third row.
    let parts = (0..<3).map { part in Tensor(Array(stride(from: part, to: 48, by: 3)), shape: [16]) }
    let all = Tensor(Array(0..<48), shape: [48])
    let loss = { (rows: Tensor, pass: ForwardPass) in
      network.loss(x.selecting(rows, 0), labels: labels.selecting(rows, 0), delta: 1, pass)
    }
    var whole = try result(network, byHand: true, pieces: [all], loss)
    var pieces = try result(network, byHand: true, pieces: parts, loss)
    // Three moves, one after the other, of the running statistics are not quite one towards the mean.
    for name in whole.numbers.keys where name.hasSuffix("norm.mean") || name.hasSuffix("norm.variance") {
      whole.numbers[name] = nil
      pieces.numbers[name] = nil
    }
    try expectSame(whole, pieces)
    #expect(NetworkPlan.pieces(rows: 8_874, ghostRows: 256) == [Int](repeating: 1_044, count: 8) + [522])
    #expect(NetworkPlan.pieces(rows: 300, ghostRows: 512) == [300])
  }

  @Test func whatIsNoNumberDoesNotVanish() throws {
    let network = TabNetRegressor(shape(.sparsemax), targets: 1)
    let x = rows(48).floats()
    let broken = Tensor([.infinity] + x.dropFirst(), shape: [48, Self.inputs])
    let found = try result(network, byHand: true, pieces: [broken]) { x, pass in
      network.loss(x, labels: .zeros([48, 1]), pass)
    }
    #expect(found.loss.isNaN)
  }

  @Test func sigmoidIsExactToAFewBits() {
    for step in -400...400 {
      let x = Float(step) / 4
      let exact = 1 / (1 + TensorMath.exp(-Double(x)))
      let found = Double(Lanes.sigmoid(Lanes(repeating: x))[3])
      #expect(abs(found - exact) <= 3e-7 * exact + 2e-38, "\(x): \(found), not \(exact)")
    }
    #expect(Lanes.sigmoid(Lanes(repeating: .nan))[0].isNaN)
  }
}
