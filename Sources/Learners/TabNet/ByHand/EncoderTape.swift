/// An encoder's way forward while it is trained, remembered for its way back: what `TabNetEncoder` does and autograd would
/// find, with the matrix products left to torch and everything between them in few ways through memory.
///
/// Two things make it fast. Masks are sparse, so the product behind one is a sum of the few inputs it chose. And a ghost
/// norm's parts never meet, so a step is cut into pieces of whole parts that stay in the cache (`NetworkTraining`).
final class EncoderTape {
  private struct Step {
    /// What the mask was made from, [rows, attention]; its scores before the norm, [rows, inputs].
    let state, scores: Tensor
    let norm: GhostTape
    var choice: SparseChoice
    let level: Float
    let transformer: TransformerTape
  }

  private let encoder: TabNetEncoder
  private let inputs: FilledInputs
  private let pass: ForwardPass
  private let parts: Int
  private let first: TransformerTape
  private var steps: [Step] = []
  /// The first weight of all transformers, [inputs, 2 x width].
  private let weight: Tensor

  /// Of each step [rows, decision].
  private(set) var decisions: [Tensor] = []
  private(set) var entropy = 0.0

  /// - Parameter visible: [rows, inputs], 0 where hidden, otherwise 1; what is hidden no mask may look at.
  init(_ encoder: TabNetEncoder, _ inputs: FilledInputs, visible: Tensor?, wantsEntropy: Bool, _ pass: ForwardPass) {
    self.encoder = encoder
    self.inputs = inputs
    self.pass = pass
    let shape = encoder.shape
    let rows = inputs.rows
    parts = shape.parts(of: rows)
    let turned = pass["\(encoder.shared[0].name).weight"].transposed(0, 1)
    weight = turned.contiguous()
    let x = inputs.filled
    first = TransformerTape(encoder.first.layers, product: x.times(turned), parts: parts, pass)
    var state = first.output.narrowed(1, from: shape.decision, count: shape.attention)
    let priors = Tensor.full(1, [rows, shape.inputs])
    if let visible { priors.overwrite(with: visible) }
    var level: Float = 1
    for step in 0..<shape.steps {
      let scores = state.times(pass["\(encoder.attention[step].name).weight"].transposed(0, 1))
      let norm = GhostTape(encoder.norms[step], of: scores, parts: parts, pass)
      let product = Tensor.empty([rows, 2 * shape.width])
      var choice = withExtendedLifetime((scores, priors, x, weight)) {
        SparseChoice(
          shape.mask, scores.floatMemory, norm: norm, priors: priors.floatMemory, level: level,
          gamma: Float(shape.gamma), inputs: x.floatMemory)
      }
      withExtendedLifetime((weight, product)) {
        choice.product(weight.floatMemory, width: 2 * shape.width, into: product.floatMemory)
      }
      if wantsEntropy { entropy += choice.entropy }
      let transformer = TransformerTape(encoder.transformers[step].layers, product: product, parts: parts, pass)
      steps.append(
        Step(state: state, scores: scores, norm: norm, choice: choice, level: level, transformer: transformer))
      decisions.append(
        transformer.output.narrowed(1, from: 0, count: shape.decision).relu().contiguous().requiringGradient())
      state = transformer.output.narrowed(1, from: shape.decision, count: shape.attention)
      level *= Float(shape.gamma)
    }
  }

  /// Adds the gradients of all parameters.
  ///
  /// - Parameter entropy: the gradient of the sum of -share x log(share).
  func back(entropy: Double) {
    let shape = encoder.shape
    let rows = inputs.rows
    let width = 2 * shape.width
    var fill = [Float](repeating: 0, count: shape.inputs)
    let weightGradient = Tensor.zeros([shape.inputs, width])
    let priors = Tensor.zeros([rows, shape.inputs])
    var ofState: Tensor?
    for index in steps.indices.reversed() {
      let step = steps[index]
      let product = step.transformer.back(joined(decisions[index], ofState), pass)
      let ofScores = Tensor.empty([rows, shape.inputs])
      withExtendedLifetime((product, weight, weightGradient, priors, step.scores, ofScores)) {
        let scores = UnsafePointer(step.scores.floatMemory)
        steps[index].choice.productBack(
          product.floatMemory, weight: weight.floatMemory, width: width,
          weightGradient: weightGradient.floatMemory)
        inputs.back(&steps[index].choice, into: &fill)
        steps[index].choice.maskBack(
          entropy: entropy, level: step.level, gamma: Float(shape.gamma), priors: priors.floatMemory,
          columns: shape.inputs)
        let sums = steps[index].choice.normSums(step.norm, x: scores)
        let line = step.norm.back(first: sums.first, second: sums.second, pass)
        steps[index].choice.normBack(
          step.norm, x: scores, constant: line.constant, slope: line.slope, into: ofScores.floatMemory)
      }
      let name = "\(encoder.attention[index].name).weight"
      pass.addGradient(ofScores.transposed(0, 1).times(step.state), of: name)
      ofState = ofScores.times(pass[name])
    }
    let product = first.back(joined(nil, ofState), pass)
    let name = "\(encoder.shared[0].name).weight"
    inputs.back(product, weight: pass[name], into: &fill)
    pass.addGradient(weightGradient.transposed(0, 1).contiguous(), of: name)
    pass.addGradient(product.transposed(0, 1).times(inputs.filled), of: name)
    pass.addGradient(fill, of: "\(inputs.fill.name).value")
  }

  /// The gradient of a transformer's output, [rows, decision + attention], from those of a step's decision, behind its
  /// rectifier, and of what the next mask was made from.
  private func joined(_ decision: Tensor?, _ state: Tensor?) -> Tensor {
    let (rows, width, split) = (inputs.rows, encoder.shape.width, encoder.shape.decision)
    let out = Tensor.zeros([rows, width])
    let target = out.floatMemory
    if let decision, let gradient = decision.gradient?.contiguous() {
      withExtendedLifetime((decision, gradient)) {
        let (source, values) = (gradient.floatMemory, decision.floatMemory)
        for row in 0..<rows {
          for column in 0..<split {
            let place = row * split + column
            target[row * width + column] = values[place] > 0 ? source[place] : 0
          }
        }
      }
    }
    if let state = state?.contiguous() {
      let part = width - split
      let source = state.floatMemory
      for row in 0..<rows { (target + row * width + split).update(from: source + row * part, count: part) }
      withExtendedLifetime(state) {}
    }
    withExtendedLifetime(out) {}
    return out
  }
}
