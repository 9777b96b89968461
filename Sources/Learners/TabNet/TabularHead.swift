/// The network that labels train: two gated layers on a row's inputs and, where there is one, a frozen representation of
/// it, beside a linear path; for each target a median and a mean.
public struct TabularHead: Layer, Hashable {
  public let shape: Shape
  let fill: MissingFill
  let first, second: GatedLayer
  let output: Linear
  let straight: Linear

  /// The sizes of a head.
  public struct Shape: Sendable, Codable, Hashable {
    /// Numbers of a row, some of which may be missing.
    public var inputs: Int
    /// Numbers of the representation, none missing; 0 without one.
    public var representation: Int
    /// Numbers between the layers.
    public var width: Int
    /// Targets, each with a median and a mean.
    public var targets: Int
    /// Rows that are normalised together; see `GhostNorm`.
    public var ghostRows = 512

    /// Columns of the last layer: a median and a mean for each target, filled up to a multiple of 16. Products with fewer
    /// columns are summed up in another order in some rows than in others, and a row alone would not be forecast as it is
    /// among others.
    var outputs: Int { (2 * targets + 15) / 16 * 16 }

    public init(inputs: Int, representation: Int = 0, width: Int = 64, targets: Int) {
      self.inputs = inputs
      self.representation = representation
      self.width = width
      self.targets = targets
    }
  }

  public init(_ shape: Shape) {
    self.shape = shape
    let inputs = shape.inputs + shape.representation
    fill = MissingFill("fill", shape.inputs)
    // Batch norm makes the scale of weights all one to what is learnt, but not to what is not: an input that hardly moved in
    // the training keeps the weight it began with, and says nonsense when it moves later. So weights begin near zero.
    first = GatedLayer(
      "first",
      weight: TabNetWeight("first", inputs, 2 * shape.width, deviation: 0.1 / Double(inputs).squareRoot()),
      momentum: 0.1)
    second = GatedLayer(
      "second",
      weight: TabNetWeight("second", shape.width, 2 * shape.width, deviation: 0.3 / Double(shape.width).squareRoot()),
      momentum: 0.1)
    output = Linear("output", shape.width, shape.outputs)
    straight = Linear("straight", inputs, shape.outputs, bias: false, beginsAtZero: true)
  }

  public func declare(in store: ParameterStore) {
    fill.declare(in: store)
    for layer in [first, second] {
      layer.weight.declare(in: store)
      layer.declare(in: store)
    }
    output.declare(in: store)
    straight.declare(in: store)
  }

  /// [rows, 2 x targets]: medians, then means.
  ///
  /// - Parameters:
  ///   - x: [rows, inputs], standardised, not-a-number where missing.
  ///   - representation: [rows, representation], standardised.
  public func callAsFunction(_ x: Tensor, _ representation: Tensor?, _ pass: ForwardPass) -> Tensor {
    precondition((representation?.size(1) ?? 0) == shape.representation, "the head has another representation")
    let parts = pass.training ? max(1, x.size(0) / shape.ghostRows) : 1
    let layers = [first, second]
    let sum: Tensor
    if pass.goesByHand, FeatureTransformer.canGoByHand(layers) {
      let (high, low) = byHand(x, representation, layers, parts: parts, pass)
      sum = output(high, pass) + low
    } else {
      let filled = fill(x, pass)
      let row = representation.map { Tensor.concatenated([filled, $0], 1) } ?? filled
      sum = output(FeatureTransformer.run(layers, row, pass, parts: parts), pass) + straight(row, pass)
    }
    return sum.narrowed(1, from: 0, count: 2 * shape.targets)
  }

  /// What the gated layers and the linear path give.
  private func byHand(
    _ x: Tensor, _ representation: Tensor?, _ layers: [GatedLayer], parts: Int, _ pass: ForwardPass
  ) -> (Tensor, Tensor) {
    let (gated, linear) = ("\(first.weight.name).weight", "\(straight.name).weight")
    let (inputs, row, tape) = Torch.withoutGradients {
      let inputs = FilledInputs(fill, x.detached(), visible: nil, pass)
      let row = representation.map { Tensor.concatenated([inputs.filled, $0], 1) } ?? inputs.filled
      let product = row.times(pass[gated].transposed(0, 1))
      return (inputs, row, TransformerTape(layers, product: product, parts: parts, pass))
    }
    let high = tape.output.detached().requiringGradient()
    let low = Torch.withoutGradients { row.times(pass[linear].transposed(0, 1)) }.requiringGradient()
    pass.comesBack {
      var fill = [Float](repeating: 0, count: shape.inputs)
      func back(_ gradient: Tensor, _ name: String) {
        pass.addGradient(gradient.transposed(0, 1).times(row), of: name)
        inputs.back(gradient, weight: pass[name].narrowed(1, from: 0, count: shape.inputs), into: &fill)
      }
      if let gradient = high.gradient { back(tape.back(gradient.contiguous(), pass), gated) }
      if let gradient = low.gradient { back(gradient.contiguous(), linear) }
      pass.addGradient(fill, of: "\(self.fill.name).value")
    }
    return (high, low)
  }

  /// Absolute errors of the medians, rounded off at zero within `delta` (Huber), and half the squared errors of the means.
  ///
  /// - Parameters:
  ///   - labels: [rows, targets], any number where unknown.
  ///   - known: [rows, targets], 1 where the label is known, otherwise 0.
  public func loss(_ forecasts: Tensor, labels: Tensor, known: Tensor, delta: Double = 0.05) -> Tensor {
    let parts = forecasts.split([shape.targets, shape.targets], 1)
    let none = Tensor.zeros([labels.size(0), shape.targets], device: labels.device)
    let medians = ((parts[0] - labels) * known).huberLoss(none, delta: delta) * Float(1 / delta)
    let means = ((parts[1] - labels) * known).l2Loss(none)
    return medians.plus(means, times: 0.5)
  }
}
