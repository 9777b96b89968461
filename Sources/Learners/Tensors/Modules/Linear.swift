/// x [..., inputs] -> [..., outputs]: x W' + b.
public struct Linear: Layer, Hashable {
  /// What the names of its parameters begin with in a store.
  public let name: String
  /// Sizes of the last dimension before and after.
  public let inputs, outputs: Int
  public let hasBias: Bool
  /// Begins with zeros, so that what it is added to is at first left as it is.
  public let beginsAtZero: Bool

  public init(_ name: String, _ inputs: Int, _ outputs: Int, bias: Bool = true, beginsAtZero: Bool = false) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.hasBias = bias
    self.beginsAtZero = beginsAtZero
  }

  public func declare(in store: ParameterStore) {
    // PyTorch's default: uniform within 1 / sqrt(inputs).
    let beginning: ParameterStore.Beginning = beginsAtZero ? .zeros : .uniform(1 / Double(inputs).squareRoot())
    store.declare("\(name).weight", [outputs, inputs], beginning)
    if hasBias { store.declare("\(name).bias", [outputs], beginning) }
  }

  public func callAsFunction(_ x: Tensor, _ pass: ForwardPass) -> Tensor {
    x.linear(pass["\(name).weight"], hasBias ? pass["\(name).bias"] : nil)
  }
}
