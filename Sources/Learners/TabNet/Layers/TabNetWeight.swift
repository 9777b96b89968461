/// A matrix without a bias: the norm behind it has one.
struct TabNetWeight: Layer, Hashable {
  let name: String
  let inputs, outputs: Int
  let deviation: Double

  /// Weights of a gated unit, drawn as the reference implementation of TabNet draws them.
  init(_ name: String, gated inputs: Int, _ outputs: Int) {
    self.init(name, inputs, outputs, deviation: (2 / Double(inputs).squareRoot()).squareRoot())
  }

  /// Weights of any other layer.
  init(_ name: String, plain inputs: Int, _ outputs: Int) {
    self.init(name, inputs, outputs, deviation: (2 / (4 * Double(inputs)).squareRoot()).squareRoot())
  }

  init(_ name: String, _ inputs: Int, _ outputs: Int, deviation: Double) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.deviation = deviation
  }

  func declare(in store: ParameterStore) {
    store.declare("\(name).weight", [outputs, inputs], .normal(deviation: deviation))
  }

  func callAsFunction(_ x: Tensor, _ pass: ForwardPass) -> Tensor { x.linear(pass["\(name).weight"], nil) }
}
