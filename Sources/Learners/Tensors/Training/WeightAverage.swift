/// An exponential average of a network's parameters, which forecasts a little better than the last step's. Polyak and
/// Juditsky, 10.1137/0330046, with fading memory.
public final class WeightAverage {
  /// Share of the average that an update keeps, 0...1.
  public let decay: Double
  private let store: ParameterStore
  private let averages: [(name: String, tensor: Tensor)]

  /// Begins with the parameters as they are.
  public init(_ store: ParameterStore, decay: Double = 0.999) {
    self.store = store
    self.decay = decay
    averages = store.trained.map { name, tensor in
      let copy = Tensor.empty(tensor.shape, device: store.device)
      Torch.withoutGradients { copy.overwrite(with: tensor) }
      return (name, copy)
    }
  }

  /// Moves the average towards the parameters. Call it after every step.
  public func update() {
    Torch.withoutGradients {
      let weight = Tensor(Float(1 - decay)).to(store.device)
      for (name, average) in averages { average.moveInPlace(towards: store[name], weight: weight) }
    }
  }

  /// The whole state of the network with the averages in place of the parameters.
  public func state() -> [String: StoredTensor] {
    var state = store.state()
    for (name, average) in averages { state[name] = StoredTensor(shape: average.shape, floats: average.floats()) }
    return state
  }

  /// - Throws: `LearnerError.tensors` unless every parameter is there in its shape.
  public func restore(_ state: [String: StoredTensor], from file: String = "of a training") throws(LearnerError) {
    for (name, average) in averages {
      guard let stored = state[name], stored.shape == average.shape, let floats = stored.floats else {
        throw .tensors(file: file, found: "no fitting \(name)", expected: "float32 of shape \(average.shape)")
      }
      Torch.withoutGradients {
        average.overwrite(with: Tensor(floats, shape: stored.shape, device: store.device))
      }
    }
  }
}
