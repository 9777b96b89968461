/// A convolution over the steps of a sequence that sees no step after its own. Bai, Kolter, Koltun, arXiv:1803.01271.
public struct CausalConv1d: Layer, Hashable {
  /// What the names of its parameters begin with in a store.
  public let name: String
  /// Numbers of a step before and after, how many steps it sees, and how far apart they are.
  public let inputs, outputs, width, dilation: Int

  /// - Parameters:
  ///   - width: how many steps it sees, its own included.
  ///   - dilation: how far apart they are.
  public init(_ name: String, _ inputs: Int, _ outputs: Int, width: Int, dilation: Int = 1) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.width = width
    self.dilation = dilation
  }

  public func declare(in store: ParameterStore) {
    let beginning = ParameterStore.Beginning.uniform(1 / Double(inputs * width).squareRoot())
    store.declare("\(name).weight", [outputs, inputs, width], beginning)
    store.declare("\(name).bias", [outputs], beginning)
  }

  /// x [rows, steps, inputs], oldest first -> [rows, steps, outputs]. Before the first step there are zeros.
  public func callAsFunction(_ x: Tensor, _ pass: ForwardPass) -> Tensor {
    x.transposed(1, 2)
      .conv1d(pass["\(name).weight"], pass["\(name).bias"], padding: (width - 1) * dilation, dilation: dilation)
      .narrowed(2, from: 0, count: x.size(1)).transposed(1, 2)
  }
}
