import Testing

@testable import Learners

/// Every layer and operation against the values and gradients that PyTorch gives for the same weights.
@Suite(.enabled(if: Torch.isAvailable, "torch does not open here"))
struct TorchReferenceTests {
  @Test func linearLayersAgree() throws {
    let linear = Linear("linear", 5, 3)
    try TorchReference.check("linear", [linear]) { linear($0[0], $1) }
    let norm = LayerNorm("layerNorm", 6)
    try TorchReference.check("layerNorm", [norm]) { norm($0[0], $1) }
    let mlp = MLP("mlp", [4, 6, 6, 2])
    try TorchReference.check("mlp", [mlp]) { mlp($0[0], $1) }
    let table = Embedding("embedding", 7, 3)
    try TorchReference.check("embedding", [table], inputs: []) {
      table(TorchReference.tensor("embedding/in.indices"), $1)
    }
  }

  @Test func attentionAgrees() throws {
    let attention = MultiHeadAttention("attention", width: 8, heads: 2)
    let visible = TorchReference.mask("attention/in.visible")
    try TorchReference.check("attention", [attention]) { attention($0[0], visible: visible, $1) }
    let other = MultiHeadAttention("memoryAttention", width: 8, heads: 2)
    try TorchReference.check("memoryAttention", [other], inputs: ["q", "x"]) {
      other($0[0], memory: $0[1], visible: visible, $1)
    }
    let block = TransformerLayer("transformer", width: 8, heads: 2, hidden: 12)
    try TorchReference.check("transformer", [block]) { block($0[0], visible: visible, $1) }
  }

  @Test func sequencesAgree() throws {
    let gru = GRU("gru", 3, 4)
    try TorchReference.check("gru", [gru]) { gru($0[0], $1).states }
    // The same numbers step by step: where every step is visible, unrolling gives what torch's own loop gives.
    let all = Tensor([Bool](repeating: true, count: 10), shape: [2, 5])
    try TorchReference.check("gru", [gru]) { gru($0[0], visible: all, $1).states }
    let masked = GRU("maskedGRU", 3, 4)
    let visible = TorchReference.mask("maskedGRU/in.visible")
    try TorchReference.check("maskedGRU", [masked]) { masked($0[0], visible: visible, $1).last }
    let conv = CausalConv1d("causalConv", 3, 4, width: 3, dilation: 2)
    try TorchReference.check("causalConv", [conv]) { conv($0[0], $1) }
  }

  @Test func operationsAgree() throws {
    let operations: [(String, (Tensor) -> Tensor)] = [
      ("gelu", { $0.gelu() }), ("relu", { $0.relu() }), ("sigmoid", { $0.sigmoid() }), ("tanh", { $0.tanh() }),
      ("glu", { $0.glu() }), ("exp", { $0.exp() }), ("abs", { $0.abs() }), ("softmax", { $0.softmax() }),
      ("logSoftmax", { $0.logSoftmax() }), ("variance", { $0.variance([0]) }),
      ("cumulativeSum", { $0.cumulativeSum(1) }), ("sorted", { $0.sorted().values }),
      ("greatest", { $0.greatest([-1]) }),
      ("logOfSquare", { ($0.square() + 1).log().sqrt() }), ("sparsemax", { $0.sparsemax() }),
      ("entmax15", { $0.entmax15() }),
    ]
    for (name, operation) in operations { try TorchReference.check(name) { inputs, _ in operation(inputs[0]) } }
  }

  @Test func pairsAgree() throws {
    let operations: [(String, (Tensor, Tensor) -> Tensor)] = [
      ("l1Loss", { $0.l1Loss($1) }), ("l2Loss", { $0.l2Loss($1) }), ("huberLoss", { $0.huberLoss($1, delta: 0.7) }),
      ("add", { $0 + $1 }), ("subtract", { $0 - $1 }),
      ("multiply", { $0 * $1 }), ("divide", { $0 / ($1.abs() + 1) }), ("maximum", { $0.maximum($1) }),
      ("minimum", { $0.minimum($1) }), ("broadcast", { ($0 + $1) * ($0 - $1) }),
    ]
    for (name, operation) in operations {
      try TorchReference.check(name, inputs: ["x", "y"]) { inputs, _ in operation(inputs[0], inputs[1]) }
    }
  }

  @Test func sparseMapsGiveExactZerosAndSumToOne() throws {
    for (name, map) in [("sparsemax", { $0.sparsemax() }), ("entmax15", { $0.entmax15() })]
      as [(String, (Tensor) -> Tensor)]
    {
      let found = map(TorchReference.tensor("\(name)/in.x")).floats()
      let expected = try #require(TorchReference.tensors["\(name)/output"]?.floats)
      #expect(zip(found, expected).allSatisfy { ($0 == 0) == ($1 == 0) }, "\(name)")
      for row in stride(from: 0, to: found.count, by: 8) {
        #expect(abs(found[row..<row + 8].reduce(0, +) - 1) < 1e-6)
      }
    }
  }

  @Test func fiveStepsOfAdamWAgree() throws {
    let store = ParameterStore(seed: 1)
    store.declare("weight", [3, 4], .zeros)
    store.declare("bias", [3], .zeros)
    try store.restore([
      "weight": #require(TorchReference.tensors["adamW/weight.0"]),
      "bias": #require(TorchReference.tensors["adamW/bias.0"]),
    ])
    let adam = AdamW(store, .init(learningRate: 0.05, weightDecay: 0.1, clip: 1))
    for step in 0..<5 {
      // The gradient of a sum weighted by it is the recorded gradient.
      let loss =
        (store["weight"] * TorchReference.tensor("adamW/gradient.weight.\(step)")).sum()
        + (store["bias"] * TorchReference.tensor("adamW/gradient.bias.\(step)")).sum()
      loss.backward()
      adam.step()
    }
    TorchReference.expectClose(store["weight"], "adamW/weight.5")
    TorchReference.expectClose(store["bias"], "adamW/bias.5")
  }
}
