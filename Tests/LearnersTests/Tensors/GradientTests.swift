import Testing

@testable import Learners

/// Gradients of every layer against differences of the loss: a check that knows nothing of PyTorch.
@Suite(.enabled(if: Torch.isAvailable, "torch does not open here"))
struct GradientTests {
  /// Along a random direction through all parameters (the input "x" is one of them), the slope of the loss measured by a
  /// central difference must be the product of gradient and direction.
  private func check(
    _ name: String, _ layers: [any Layer] = [], x shape: [Int], sourceLocation: SourceLocation = #_sourceLocation,
    _ loss: (Tensor, ForwardPass) -> Tensor
  ) throws {
    let store = ParameterStore(seed: 11, layers)
    store.declare("x", shape, .normal(deviation: 1))
    let buffers = store.state().filter { store.buffers.contains($0.key) }
    let start = store.state()
    var random = NetworkRandom(seed: 4, purpose: name)
    // Weights of the outputs: a plain sum would hide errors that cancel.
    var weights: Tensor?
    func value() -> Tensor {
      let output = loss(store["x"], ForwardPass(store, training: true, random: NetworkRandom(seed: 8)))
      if weights == nil {
        weights = Tensor((0..<output.count).map { _ in Float(random.normal()) }, shape: output.shape)
      }
      return (output * weights!).sum()
    }
    value().backward()
    let gradients = store.trained.reduce(into: [String: [Float]]()) { $0[$1.name] = $1.tensor.gradient?.floats() }
    for _ in 0..<3 {
      var direction: [String: [Float]] = [:]
      for (name, tensor) in store.trained { direction[name] = (0..<tensor.count).map { _ in Float(random.normal()) } }
      func moved(_ step: Float) throws -> Double {
        var state = start
        for (name, along) in direction {
          let floats = zip(start[name]!.floats!, along).map { $0 + step * $1 }
          state[name] = StoredTensor(shape: start[name]!.shape, floats: floats)
        }
        state.merge(buffers) { $1 }
        try store.restore(state)
        return Double(Torch.withoutGradients { value() }.item)
      }
      let step: Float = 2e-3
      let measured = try (moved(step) - moved(-step)) / Double(2 * step)
      var expected = 0.0
      var size = 0.0
      for (name, along) in direction {
        for (gradient, part) in zip(gradients[name] ?? [], along) {
          expected += Double(gradient * part)
          size += Double(gradient * gradient)
        }
      }
      #expect(abs(measured - expected) < 0.02 * (size.squareRoot() + 0.1), "\(name)", sourceLocation: sourceLocation)
    }
  }

  private let visible = Tensor([true, true, false, true, false, false], shape: [2, 3])

  @Test func ofDenseLayers() throws {
    let linear = Linear("a", 4, 3)
    try check("linear", [linear], x: [5, 4]) { linear($0, $1) }
    let norm = LayerNorm("a", 6)
    try check("layer norm", [norm], x: [3, 6]) { norm($0, $1) }
    let mlp = MLP("a", [4, 6, 3], dropout: 0.3)
    try check("mlp with dropout", [mlp], x: [5, 4]) { mlp($0, $1) }
    let table = Embedding("a", 5, 3)
    try check("embedding", [table], x: [4, 3]) { table(Tensor([0, 4, 4, 2], shape: [4]), $1) * $0 }
  }

  @Test func ofSequences() throws {
    let attention = MultiHeadAttention("a", width: 4, heads: 2)
    try check("attention", [attention], x: [2, 3, 4]) { attention($0, visible: visible, $1) }
    try check("attention to a memory", [attention], x: [2, 3, 4]) {
      attention($0.narrowed(1, from: 0, count: 1), memory: $0, visible: visible, $1)
    }
    let block = TransformerLayer("a", width: 4, heads: 2, hidden: 6, dropout: 0.2)
    try check("transformer", [block], x: [2, 3, 4]) { block($0, visible: visible, $1) }
    let gru = GRU("a", 3, 4)
    try check("gru", [gru], x: [2, 3, 3]) { gru($0, $1).states }
    try check("gru with a mask", [gru], x: [2, 3, 3]) { gru($0, visible: visible, $1).last }
    let conv = CausalConv1d("a", 3, 4, width: 2, dilation: 2)
    try check("causal convolution", [conv], x: [2, 5, 3]) { conv($0, $1) }
  }

  @Test func ofOperations() throws {
    try check("sparsemax", x: [4, 6]) { x, _ in x.sparsemax() }
    try check("entmax", x: [4, 6]) { x, _ in x.entmax15() }
    let rows = Tensor([2, 0, 2], shape: [3])
    try check("picking", x: [3, 4]) { x, _ in x.selecting(rows, 0) }
    try check("gathering", x: [3, 4]) { x, _ in x.gathered(1, Tensor([0, 3, 1, 1, 2, 2], shape: [3, 2])) }
    try check("shapes", x: [2, 3, 4]) { x, _ in
      let parts = x.split([1, 3], 2)
      let joined = Tensor.concatenated([parts[1], parts[0]], 2).permuted([2, 0, 1]).reshaped([4, 6])
      return Tensor.stacked([joined, joined.square()], 0).mean([1], keeping: true).expanded([2, 5, 6])
    }
    try check("choice", x: [4, 3]) { x, _ in
      x.greater(than: 0.1).select(x.square(), else: x * 3).filled(where: x.less(than: -1), with: 2)
    }
    try check("weighted mean", x: [4, 3]) { x, _ in
      x.square().weightedMean(Tensor([1, 0, 2, 0.5], shape: [4, 1]))
    }
  }
}
