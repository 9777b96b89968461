/// The named tensors of one network: what is trained, and what goes along with it (running statistics).
///
/// Layers are values that say which parameters they have; a store holds them. Every parameter is drawn by a generator of its
/// own, from the seed and its name, so the order of declaration decides nothing.
public final class ParameterStore: @unchecked Sendable {
  /// How a parameter begins.
  public enum Beginning: Sendable, Hashable {
    case zeros, ones
    /// Uniform within plus and minus the bound.
    case uniform(Double)
    case normal(deviation: Double)
  }

  /// With its name, what a parameter's first numbers follow from.
  public let seed: UInt64
  public let device: Device
  /// In the order of declaration.
  public private(set) var names: [String] = []
  /// Names of those that no gradient goes to.
  public private(set) var buffers: Set<String> = []
  private var tensors: [String: Tensor] = [:]

  public init(seed: UInt64, device: Device = .cpu) {
    self.seed = seed
    self.device = device
  }

  /// Adds a parameter. Layers call it, once for each name.
  public func declare(_ name: String, _ shape: [Int], _ beginning: Beginning, trained: Bool = true) {
    precondition(tensors[name] == nil, "two parameters of the name \(name)")
    let count = shape.reduce(1, *)
    var random = NetworkRandom(seed: seed, purpose: name)
    let values: [Float] =
      switch beginning {
      case .zeros: [Float](repeating: 0, count: count)
      case .ones: [Float](repeating: 1, count: count)
      case .uniform(let bound): (0..<count).map { _ in Float((2 * random.uniform() - 1) * bound) }
      case .normal(let deviation): (0..<count).map { _ in Float(random.normal() * deviation) }
      }
    let tensor = Tensor(values, shape: shape, device: device)
    if trained { tensor.requiringGradient() } else { buffers.insert(name) }
    names.append(name)
    tensors[name] = tensor
  }

  /// A parameter by its whole name; one that was not declared stops the program.
  public subscript(name: String) -> Tensor {
    guard let tensor = tensors[name] else {
      preconditionFailure("no parameter \(name); was the layer declared in this store?")
    }
    return tensor
  }

  public func contains(_ name: String) -> Bool { tensors[name] != nil }

  /// Names and tensors that are trained, in order.
  public var trained: [(name: String, tensor: Tensor)] {
    names.lazy.filter { !self.buffers.contains($0) }.map { ($0, self.tensors[$0]!) }
  }

  // MARK: State

  /// All numbers, buffers included, as values.
  public func state() -> [String: StoredTensor] {
    tensors.mapValues { StoredTensor(shape: $0.shape, floats: $0.floats()) }
  }

  /// Puts numbers back, in place.
  ///
  /// - Throws: `LearnerError.tensors` unless the names and shapes are those of this store.
  public func restore(_ state: [String: StoredTensor], from file: String = "of a training") throws(LearnerError) {
    for name in names {
      guard let stored = state[name] else {
        throw .tensors(file: file, found: "no tensor \(name)", expected: "one of shape \(self[name].shape)")
      }
      guard stored.shape == self[name].shape, let floats = stored.floats else {
        throw .tensors(
          file: file, found: "\(name) of shape \(stored.shape)", expected: "float32 of shape \(self[name].shape)")
      }
      let tensor = self[name]
      Torch.withoutGradients { tensor.overwrite(with: Tensor(floats, shape: stored.shape, device: device)) }
    }
    if let surplus = state.keys.filter({ tensors[$0] == nil }).min() {
      throw .tensors(file: file, found: "a tensor \(surplus)", expected: "only those of this network")
    }
  }
}
