/// A TabNet from end to end: inputs with gaps in, one number for each target out. Arik and Pfister, arXiv:1908.07442.
///
/// Windows use the encoder frozen (`MaskedReconstruction`) below a head (`TabularHead`); this is the network of the paper,
/// trained by labels alone.
public struct TabNetRegressor: Layer, Hashable {
  /// What stands for missing inputs.
  public let fill: MissingFill
  public let encoder: TabNetEncoder
  let output: Linear
  let middles: [Float]

  /// - Parameter middles: of each target what forecasts begin at, such as the median of its labels: a short training spends
  ///   much of its time on the way there. Nil for zero.
  public init(_ shape: TabNetShape, targets: Int, middles: [Float]? = nil) {
    precondition(middles.map { $0.count == targets } ?? true, "\(middles!.count) middles of \(targets) targets")
    self.middles = middles ?? [Float](repeating: 0, count: targets)
    fill = MissingFill("fill", shape.inputs)
    encoder = TabNetEncoder("encoder", shape)
    output = Linear("output", shape.decision, targets)
  }

  public func declare(in store: ParameterStore) {
    fill.declare(in: store)
    encoder.declare(in: store)
    output.declare(in: store)
  }

  /// [rows, targets].
  ///
  /// - Parameter x: [rows, inputs], standardised, not-a-number where missing.
  public func callAsFunction(_ x: Tensor, _ pass: ForwardPass) -> Tensor {
    forecast(encoder(fill(x, pass), pass).representation, pass)
  }

  /// Mean Huber loss of [rows, targets], divided by delta so that it measures absolute errors, plus `sparsity` times the
  /// entropy of the masks.
  public func loss(
    _ x: Tensor, labels: Tensor, sparsity: Double = 1e-3, delta: Double = 0.05, _ pass: ForwardPass
  ) -> Tensor {
    let made = encoder(x, filledBy: fill, pass, wantsEntropy: sparsity > 0)
    let error = forecast(made.representation, pass).huberLoss(labels, delta: delta) * Float(1 / delta)
    return made.entropy.map { error.plus($0, times: sparsity) } ?? error
  }

  private func forecast(_ representation: Tensor, _ pass: ForwardPass) -> Tensor {
    output(representation, pass) + Tensor(middles, shape: [1, middles.count], device: representation.device)
  }

  /// How much each input mattered to each row: [rows, inputs], rows sum to one.
  public func importance(_ x: Tensor, _ pass: ForwardPass) -> Tensor {
    encoder(fill(x, pass), pass, wantsMasks: true).importance
  }
}
