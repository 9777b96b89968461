/// Training of an encoder without labels: inputs are hidden at random and told from the rest. Arik and Pfister,
/// arXiv:1908.07442, section 3.6.
///
/// A hidden input looks to the encoder like a missing one, and the first mask may not look at it. Inputs that really are
/// missing are not asked for.
public struct MaskedReconstruction: Layer, Hashable {
  /// What stands for missing and for hidden inputs.
  public let fill: MissingFill
  /// What is kept of the training; the decoder is not.
  public let encoder: TabNetEncoder
  let decoder: TabNetDecoder
  /// Share of the inputs that is hidden.
  public let hidden: Double

  public init(_ shape: TabNetShape, hidden: Double = 0.3) {
    precondition(hidden > 0 && hidden < 1, "a share of \(hidden) of the inputs hidden")
    fill = MissingFill("fill", shape.inputs)
    encoder = TabNetEncoder("encoder", shape)
    decoder = TabNetDecoder("decoder", shape)
    self.hidden = hidden
  }

  public func declare(in store: ParameterStore) {
    fill.declare(in: store)
    encoder.declare(in: store)
    decoder.declare(in: store)
  }

  /// The mean Huber loss of the hidden inputs.
  ///
  /// - Parameter x: [rows, inputs], standardised, not-a-number where missing.
  public func loss(_ x: Tensor, _ pass: ForwardPass) -> Tensor {
    // Twice the same draw: hidden where dropout would drop.
    let keeps = pass.dropoutMask(x.shape, hidden, device: x.device).greater(than: 0)
    let output = encoder(x, filledBy: fill, pass, visible: keeps.asFloats())
    let told = decoder(
      output.decisions, pass, parts: encoder.shape.parts(of: x.size(0)),
      byHand: pass.goesByHand && encoder.shape.canGoByHand)
    let asked = x.isThere().and(keeps.negated())
    let error = asked.select(told - x, else: Tensor(0))
    return error.huberLoss(.zeros(x.shape, device: x.device)) * Float(1 / hidden)
  }
}
