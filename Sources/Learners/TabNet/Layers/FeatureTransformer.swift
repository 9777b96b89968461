/// The feature transformer: gated layers one after the other, those shared by all steps first, from the second on with a
/// residual of half the variance (arXiv:1908.07442, figure 4c).
struct FeatureTransformer: Layer, Hashable {
  let own: [TabNetWeight]
  let layers: [GatedLayer]

  init(_ name: String, shared: [TabNetWeight], inputs: Int, width: Int, independent: Int, momentum: Double) {
    own = (0..<independent).map { index in
      TabNetWeight("\(name).own\(index)", gated: shared.isEmpty && index == 0 ? inputs : width, 2 * width)
    }
    layers = (shared + own).enumerated().map { index, weight in
      GatedLayer("\(name).layer\(index)", weight: weight, momentum: momentum)
    }
  }

  /// Its own weights and norms; the shared weights are their owner's.
  func declare(in store: ParameterStore) {
    for weight in own { weight.declare(in: store) }
    for layer in layers { layer.declare(in: store) }
  }

  func callAsFunction(_ x: Tensor, _ pass: ForwardPass, parts: Int) -> Tensor {
    var value = layers[0](x, pass, parts: parts)
    for layer in layers.dropFirst() { value = (value + layer(value, pass, parts: parts)) * Self.half }
    return value
  }

  /// The square root of one half.
  private static let half: Float = 0.707_106_77
}
