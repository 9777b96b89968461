/// The decoder of masked reconstruction: a feature transformer for each step's decision, added up and mapped back to the
/// inputs (arXiv:1908.07442, figure 4b).
struct TabNetDecoder: Layer, Hashable {
  let shared: [TabNetWeight]
  let transformers: [FeatureTransformer]
  let output: TabNetWeight

  init(_ name: String, _ shape: TabNetShape) {
    let width = shape.decision
    let shared = [TabNetWeight("\(name).shared0", gated: width, 2 * width)]
    self.shared = shared
    transformers = (0..<shape.steps).map {
      FeatureTransformer(
        "\(name).step\($0)", shared: shared, inputs: width, width: width, independent: 1, momentum: shape.momentum)
    }
    output = TabNetWeight("\(name).output", plain: width, shape.inputs)
  }

  func declare(in store: ParameterStore) {
    for weight in shared { weight.declare(in: store) }
    for transformer in transformers { transformer.declare(in: store) }
    output.declare(in: store)
  }

  /// [rows, decision] of each step -> [rows, inputs].
  ///
  /// - Parameter byHand: where the decisions come from an encoder that went by hand.
  func callAsFunction(_ decisions: [Tensor], _ pass: ForwardPass, parts: Int, byHand: Bool) -> Tensor {
    let sums = zip(transformers, decisions).map { transformer, decision in
      byHand && FeatureTransformer.canGoByHand(transformer.layers)
        ? transformer.byHand(decision, pass, parts: parts) : transformer(decision, pass, parts: parts)
    }
    return output(sums.dropFirst().reduce(sums[0], +), pass)
  }
}
