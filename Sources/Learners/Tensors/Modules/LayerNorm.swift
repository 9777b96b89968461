/// Normalises the last dimension, then scales and shifts it.
public struct LayerNorm: Layer, Hashable {
  /// What the names of its parameters begin with in a store.
  public let name: String
  /// Size of the last dimension.
  public let width: Int
  /// Added to variances before a division.
  public let epsilon: Double

  public init(_ name: String, _ width: Int, epsilon: Double = 1e-5) {
    self.name = name
    self.width = width
    self.epsilon = epsilon
  }

  public func declare(in store: ParameterStore) {
    store.declare("\(name).weight", [width], .ones)
    store.declare("\(name).bias", [width], .zeros)
  }

  /// x [..., width], whose shape stays.
  public func callAsFunction(_ x: Tensor, _ pass: ForwardPass) -> Tensor {
    x.layerNorm(weight: pass["\(name).weight"], bias: pass["\(name).bias"], epsilon: epsilon)
  }
}
