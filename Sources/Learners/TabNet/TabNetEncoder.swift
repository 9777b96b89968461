/// The encoder: in each step a mask chooses inputs, and the feature transformer makes of them the step's share of the
/// representation and what the next mask is made from. Arik and Pfister, arXiv:1908.07442.
public struct TabNetEncoder: Layer, Hashable {
  public let shape: TabNetShape
  let shared: [TabNetWeight]
  let first: FeatureTransformer
  let transformers: [FeatureTransformer]
  let attention: [TabNetWeight]
  let norms: [GhostNorm]

  public init(_ name: String, _ shape: TabNetShape) {
    self.shape = shape
    let width = shape.decision + shape.attention
    let shared = (0..<shape.shared).map { index in
      TabNetWeight("\(name).shared\(index)", gated: index == 0 ? shape.inputs : width, 2 * width)
    }
    func transformer(_ name: String) -> FeatureTransformer {
      FeatureTransformer(
        name, shared: shared, inputs: shape.inputs, width: width, independent: shape.independent,
        momentum: shape.momentum)
    }
    self.shared = shared
    first = transformer("\(name).first")
    transformers = (0..<shape.steps).map { transformer("\(name).step\($0)") }
    attention = (0..<shape.steps).map { TabNetWeight("\(name).attention\($0)", plain: shape.attention, shape.inputs) }
    norms = (0..<shape.steps).map { GhostNorm("\(name).attention\($0).norm", shape.inputs, momentum: shape.momentum) }
  }

  public func declare(in store: ParameterStore) {
    for weight in shared + attention { weight.declare(in: store) }
    first.declare(in: store)
    for transformer in transformers { transformer.declare(in: store) }
    for norm in norms { norm.declare(in: store) }
  }

  /// What a way through the encoder gives.
  public struct Output {
    /// Of each step [rows, decision], none below zero; they add up to the representation.
    public let decisions: [Tensor]
    /// Of each step [rows, inputs], rows sum to one. Empty unless asked for.
    public let masks: [Tensor]
    /// Mean entropy of the masks' rows: what sparsity regularisation adds to the loss. Nil unless asked for.
    public let entropy: Tensor?

    /// [rows, decision].
    public var representation: Tensor { decisions.dropFirst().reduce(decisions[0], +) }

    /// How much each input mattered to each row, [rows, inputs]: masks weighted by what their steps decided. Rows sum to
    /// one, or are zero where no step decided anything.
    public var importance: Tensor {
      var sum: Tensor?
      for (mask, decision) in zip(masks, decisions) {
        let share = mask * decision.sum([1], keeping: true)
        sum = sum.map { $0 + share } ?? share
      }
      let importance = sum!
      return importance / importance.sum([1], keeping: true).maximum(1e-12)
    }
  }

  /// - Parameters:
  ///   - x: [rows, inputs], nothing missing.
  ///   - prior: [rows, inputs], how much each input may be looked at; nil for equally.
  public func callAsFunction(
    _ x: Tensor, _ pass: ForwardPass, prior: Tensor? = nil, wantsMasks: Bool = false, wantsEntropy: Bool = false
  ) -> Output {
    precondition(x.size(1) == shape.inputs, "\(x.size(1)) inputs for a TabNet of \(shape.inputs)")
    let parts = pass.training ? shape.parts(of: x.size(0)) : 1
    var decisions: [Tensor] = []
    var masks: [Tensor] = []
    var entropy: Tensor?
    var prior = prior
    var state = halves(first(x, pass, parts: parts)).attention
    for step in 0..<shape.steps {
      let scores = norms[step](attention[step](state, pass), pass, parts: parts)
      let mask = (prior.map { scores * $0 } ?? scores).mask(shape.mask)
      if wantsMasks { masks.append(mask) }
      if wantsEntropy {
        let mine = (mask * (mask + 1e-15).log()).sum() * (-1 / Float(x.size(0) * shape.steps))
        entropy = entropy.map { $0 + mine } ?? mine
      }
      let output = halves(transformers[step](x * mask, pass, parts: parts))
      decisions.append(output.decision.relu())
      guard step + 1 < shape.steps else { break }
      state = output.attention
      let left = Float(shape.gamma) - mask
      prior = prior.map { $0 * left } ?? left
    }
    return Output(decisions: decisions, masks: masks, entropy: entropy)
  }

  private func halves(_ x: Tensor) -> (decision: Tensor, attention: Tensor) {
    // One operation for both: its gradient puts the halves together again instead of adding two padded ones.
    let parts = x.split([shape.decision, shape.attention], 1)
    return (parts[0], parts[1])
  }
}
