extension TabNetEncoder {
  /// What is needed of an encoder and its fill on the way to a loss: decisions, and the entropy where it is wanted. By hand
  /// where the pass asks for it and the shape allows it, otherwise by autograd.
  ///
  /// - Parameters:
  ///   - x: [rows, inputs], not-a-number where missing.
  ///   - visible: [rows, inputs], 0 where an input is hidden from the encoder, otherwise 1; nil hides nothing.
  func callAsFunction(
    _ x: Tensor, filledBy fill: MissingFill, _ pass: ForwardPass, visible: Tensor? = nil, wantsEntropy: Bool = false
  ) -> Output {
    precondition(x.size(1) == shape.inputs, "\(x.size(1)) inputs for a TabNet of \(shape.inputs)")
    guard pass.goesByHand, shape.canGoByHand else {
      let filled = visible.map { fill(x, visible: x.isThere().and($0.greater(than: 0)), pass) } ?? fill(x, pass)
      return self(filled, pass, prior: visible, wantsEntropy: wantsEntropy)
    }
    let tape = Torch.withoutGradients {
      EncoderTape(
        self, FilledInputs(fill, x.detached(), visible: visible, pass), visible: visible, wantsEntropy: wantsEntropy,
        pass)
    }
    let scale = 1 / Double(x.size(0) * shape.steps)
    let entropy = wantsEntropy ? Tensor(Float(tape.entropy * scale)).requiringGradient() : nil
    pass.comesBack {
      tape.back(entropy: (entropy?.gradient).map { Double($0.item) * scale } ?? 0)
    }
    return Output(decisions: tape.decisions, masks: [], entropy: entropy)
  }
}

extension TabNetShape {
  /// Numbers between the layers of a transformer.
  var width: Int { decision + attention }

  /// The kernels take whole lanes, and the first weight belongs to all transformers.
  var canGoByHand: Bool { width % 8 == 0 && shared > 0 }
}
