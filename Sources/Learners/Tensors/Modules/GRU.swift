/// A gated recurrent unit over the steps of a sequence. Cho et al., arXiv:1406.1078, in PyTorch's form.
public struct GRU: Layer, Hashable {
  /// What the names of its parameters begin with in a store.
  public let name: String
  /// Numbers of a step, and of the state.
  public let inputs, width: Int

  public init(_ name: String, _ inputs: Int, _ width: Int) {
    self.name = name
    self.inputs = inputs
    self.width = width
  }

  public func declare(in store: ParameterStore) {
    let beginning = ParameterStore.Beginning.uniform(1 / Double(width).squareRoot())
    store.declare("\(name).weight_ih_l0", [3 * width, inputs], beginning)
    store.declare("\(name).weight_hh_l0", [3 * width, width], beginning)
    store.declare("\(name).bias_ih_l0", [3 * width], beginning)
    store.declare("\(name).bias_hh_l0", [3 * width], beginning)
  }

  /// The state after each step.
  ///
  /// - Parameters:
  ///   - x: [rows, steps, inputs], oldest first.
  ///   - visible: truth values [rows, steps]; a step that is not visible leaves the state as it was.
  /// - Returns: every state [rows, steps, width], and the last [rows, width].
  public func callAsFunction(
    _ x: Tensor, visible: Tensor? = nil, _ pass: ForwardPass
  ) -> (states: Tensor, last: Tensor) {
    let (rows, steps) = (x.size(0), x.size(1))
    let names = ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"]
    let parameters = names.map { pass["\(name).\($0)"] }
    guard let visible else {
      let results = Torch.call(
        "aten::gru", "input",
        [
          .tensor(x), .tensor(.zeros([1, rows, width], device: x.device)), .tensors(parameters), .bool(true), .int(1),
          .float(0), .bool(pass.training), .bool(false), .bool(true),
        ], results: 2)
      return (results[0], results[1].selected(0, at: 0))
    }
    var state = Tensor.zeros([rows, width], device: x.device)
    var states: [Tensor] = []
    for step in 0..<steps {
      let moved = Torch.call(
        "aten::gru_cell", "", .tensor(x.selected(1, at: step)), .tensor(state), .tensor(parameters[0]),
        .tensor(parameters[1]), .optional(parameters[2]), .optional(parameters[3]))
      state = visible.narrowed(1, from: step, count: 1).select(moved, else: state)
      states.append(state)
    }
    return (Tensor.stacked(states, 1), state)
  }
}
