/// A layer is a value that says which parameters it has under its name. Calling it needs a `ForwardPass` with a store in
/// which it was declared.
public protocol Layer: Sendable {
  /// Adds the layer's parameters to the store.
  func declare(in store: ParameterStore)
}

extension ParameterStore {
  /// A store with the parameters of these layers.
  public convenience init(seed: UInt64, device: Device = .cpu, _ layers: [any Layer]) {
    self.init(seed: seed, device: device)
    for layer in layers { layer.declare(in: self) }
  }
}
