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
    Self.run(layers, x, pass, parts: parts)
  }

  /// By autograd.
  static func run(_ layers: [GatedLayer], _ x: Tensor, _ pass: ForwardPass, parts: Int) -> Tensor {
    var value = layers[0](x, pass, parts: parts)
    for layer in layers.dropFirst() { value = (value + layer(value, pass, parts: parts)) * GatedKernel.half }
    return value
  }

  /// The same by hand.
  ///
  /// - Parameter x: no operation of autograd's made it, and a gradient is wanted for it.
  func byHand(_ x: Tensor, _ pass: ForwardPass, parts: Int) -> Tensor {
    let name = "\(layers[0].weight.name).weight"
    let (tape, output) = Torch.withoutGradients {
      let tape = TransformerTape(
        layers, product: x.detached().times(pass[name].transposed(0, 1)), parts: parts, pass)
      return (tape, tape.output.detached().requiringGradient())
    }
    pass.comesBack {
      guard let gradient = output.gradient else { return }
      let product = tape.back(gradient.contiguous(), pass)
      pass.addGradient(product.transposed(0, 1).times(x.detached()), of: name)
      x.backward(weights: product.times(pass[name]))
    }
    return output
  }

  /// The kernels take whole lanes.
  static func canGoByHand(_ layers: [GatedLayer]) -> Bool { layers.allSatisfy { $0.norm.channels % 16 == 0 } }
}
