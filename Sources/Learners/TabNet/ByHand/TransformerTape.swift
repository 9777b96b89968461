/// A feature transformer's way forward, remembered for its way back.
struct TransformerTape {
  private struct Step {
    let layer: GatedLayer
    /// What its weight was multiplied with; nil for the first layer, whose product is made by the caller.
    let input: Tensor?
    /// Before the norm, [rows, 2 x width].
    let product: Tensor
    /// [rows, width].
    let gates: Tensor
    let norm: GhostTape
  }

  private var steps: [Step] = []
  private let width: Int
  /// [rows, width].
  let output: Tensor

  /// - Parameter product: the first layer's matrix product, [rows, 2 x width].
  init(_ layers: [GatedLayer], product: Tensor, parts: Int, _ pass: ForwardPass) {
    let rows = product.size(0)
    let width = product.size(1) / 2
    self.width = width
    var last: Tensor?
    for layer in layers {
      let y = last.map { $0.times(pass["\(layer.weight.name).weight"].transposed(0, 1)) } ?? product
      let norm = GhostTape(layer.norm, of: y, parts: parts, pass)
      let (gates, out) = (Tensor.empty([rows, width]), Tensor.empty([rows, width]))
      withExtendedLifetime((y, gates, out, last)) {
        GatedKernel.forward(
          y.floatMemory, rows: rows, parts: parts, width: width, scale: norm.scale, shift: norm.shift,
          previous: (last?.floatMemory).map { UnsafePointer($0) }, gates: gates.floatMemory, out: out.floatMemory)
      }
      steps.append(Step(layer: layer, input: last, product: y, gates: gates, norm: norm))
      last = out
    }
    output = last!
  }

  /// Goes back from the gradient of the output to that of the first layer's product; adds the gradients of all parameters
  /// but the first layer's weight.
  func back(_ gradient: Tensor, _ pass: ForwardPass) -> Tensor {
    var gradient = gradient
    for step in steps.reversed() {
      let before = back(gradient, step, pass)
      guard let input = step.input else { return before }
      let weight = "\(step.layer.weight.name).weight"
      pass.addGradient(before.transposed(0, 1).times(input), of: weight)
      gradient = before.times(pass[weight]).plus(gradient, times: Double(GatedKernel.half))
    }
    fatalError("a feature transformer without layers")
  }

  /// Through the residual's factor, the gate and the norm.
  private func back(_ gradient: Tensor, _ step: Step, _ pass: ForwardPass) -> Tensor {
    let norm = step.norm
    let out = Tensor.empty([norm.rows, 2 * width])
    var first = [Float](repeating: 0, count: norm.scale.count)
    var second = first
    withExtendedLifetime((gradient, step.product, step.gates, out)) {
      GatedKernel.back(
        gradient.floatMemory, factor: step.input == nil ? 1 : GatedKernel.half, y: step.product.floatMemory,
        gates: step.gates.floatMemory, rows: norm.rows, parts: norm.parts, width: width, scale: norm.scale,
        shift: norm.shift, means: norm.statistics.means, out: out.floatMemory, first: &first, second: &second)
      let (constant, slope) = norm.back(first: first, second: second, pass)
      GatedKernel.backThroughNorm(
        out.floatMemory, y: step.product.floatMemory, rows: norm.rows, parts: norm.parts, channels: 2 * width,
        scale: norm.scale, constant: constant, slope: slope)
    }
    return out
  }
}
