/// Adam with weight decay apart from the gradient. Kingma and Ba, arXiv:1412.6980; Loshchilov and Hutter, arXiv:1711.05101.
public final class AdamW {
  /// How far a step goes. Names are the papers'.
  public struct Settings: Sendable, Codable, Hashable {
    /// Of steps that are not told another.
    public var learningRate: Double
    /// Share of the running mean of gradients that a step keeps.
    public var beta1: Double
    /// Share of the running mean of gradients' squares that a step keeps.
    public var beta2: Double
    /// Added to the root of the mean of squares, which steps are divided by.
    public var epsilon: Double
    /// Times the learning rate, the share of a parameter that a step takes away.
    public var weightDecay: Double
    /// Gradients longer than this, all parameters together, are shortened to it; nil leaves them.
    public var clip: Double?

    public init(
      learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
      weightDecay: Double = 0.01, clip: Double? = 1
    ) {
      self.learningRate = learningRate
      self.beta1 = beta1
      self.beta2 = beta2
      self.epsilon = epsilon
      self.weightDecay = weightDecay
      self.clip = clip
    }
  }

  private struct Slot {
    let name: String
    let parameter, first, second: Tensor
    let decays: Bool
    /// Steps that moved it.
    var steps = 0
  }

  public let settings: Settings
  private let store: ParameterStore
  private var slots: [Slot]

  /// - Parameter decays: which parameters weight decay is for. By default those with two dimensions and more: not biases,
  ///   not the scales of norms.
  public init(
    _ store: ParameterStore, _ settings: Settings = Settings(), decays: ((String, [Int]) -> Bool)? = nil
  ) {
    self.store = store
    self.settings = settings
    slots = store.trained.map { name, tensor in
      let shape = tensor.shape
      return Slot(
        name: name, parameter: tensor, first: .zeros(shape, device: store.device),
        second: .zeros(shape, device: store.device),
        decays: decays?(name, shape) ?? (shape.count >= 2))
    }
  }

  /// One step along the gradients that `backward` left, which are forgotten afterwards.
  ///
  /// - Parameter learningRate: of this step; nil takes that of the settings.
  /// - Returns: the length of all gradients together before it was clipped; nil without clipping.
  @discardableResult
  public func step(learningRate: Double? = nil) -> Double? {
    Torch.withoutGradients { move(learningRate ?? settings.learningRate) }
  }

  private func move(_ learningRate: Double) -> Double? {
    // A parameter that the loss did not depend on keeps its place.
    var moved: [(slot: Int, gradient: Tensor)] = []
    for (index, slot) in slots.enumerated() {
      if let gradient = slot.parameter.gradient { moved.append((index, gradient)) }
    }
    guard !moved.isEmpty else { return nil }
    let gradients = moved.map(\.gradient)
    let length = settings.clip.map { AdamW.clip(gradients, to: $0) }
    for index in moved.map(\.slot) { slots[index].steps += 1 }
    var counts: [Int: Tensor] = [:]
    for decays in [true, false] {
      let group = moved.filter { slots[$0.slot].decays == decays }
      guard !group.isEmpty else { continue }
      let part = group.map { slots[$0.slot] }
      let steps = part.map { slot in
        let count = counts[slot.steps] ?? Tensor(Float(slot.steps)).to(store.device)
        counts[slot.steps] = count
        return count
      }
      _ = Torch.call(
        "aten::_fused_adamw_", "",
        [
          .tensors(part.map(\.parameter)), .tensors(group.map(\.gradient)), .tensors(part.map(\.first)),
          .tensors(part.map(\.second)), .tensors([]), .tensors(steps),
          .float(learningRate), .float(settings.beta1), .float(settings.beta2),
          .float(decays ? settings.weightDecay : 0), .float(settings.epsilon), .bool(false), .bool(false), .none,
          .none,
        ], results: 0)
    }
    _ = Torch.call("aten::_foreach_zero_", "", [.tensors(gradients)], results: 0)
    return length
  }

  /// Shortens the gradients, in place, and gives their length before.
  private static func clip(_ gradients: [Tensor], to limit: Double) -> Double {
    let flat = Tensor.concatenated(gradients.map { $0.reshaped([-1]) }, 0)
    let length = Double(Torch.call("aten::dot", "", .tensor(flat), .tensor(flat)).item).squareRoot()
    if length > limit {
      let factor = Tensor(Float(limit / (length + 1e-6)))
      _ = Torch.call("aten::_foreach_mul_", "Tensor", [.tensors(gradients), .tensor(factor)], results: 0)
    }
    return length
  }

  // MARK: State

  /// What the next step depends on besides the parameters.
  public func state() -> [String: StoredTensor] {
    var state: [String: StoredTensor] = [:]
    for slot in slots {
      for (part, tensor) in [("first", slot.first), ("second", slot.second)] {
        state["\(slot.name).\(part)"] = StoredTensor(shape: tensor.shape, floats: tensor.floats())
      }
      state["\(slot.name).steps"] = StoredTensor(shape: [], ints: [Int64(slot.steps)])
    }
    return state
  }

  /// - Throws: `LearnerError.tensors` unless it is the state of an optimiser of this very network.
  public func restore(_ state: [String: StoredTensor], from file: String = "of a training") throws(LearnerError) {
    for index in slots.indices {
      let slot = slots[index]
      for (part, tensor) in [("first", slot.first), ("second", slot.second)] {
        guard let stored = state["\(slot.name).\(part)"], stored.shape == tensor.shape, let floats = stored.floats
        else {
          throw .tensors(
            file: file, found: "no fitting \(slot.name).\(part)", expected: "float32 of shape \(tensor.shape)")
        }
        Torch.withoutGradients {
          tensor.overwrite(with: Tensor(floats, shape: stored.shape, device: store.device))
        }
      }
      guard let steps = state["\(slot.name).steps"]?.ints, steps.count == 1, steps[0] >= 0, steps[0] < 1 << 40 else {
        throw .tensors(file: file, found: "no fitting \(slot.name).steps", expected: "one whole number")
      }
      slots[index].steps = Int(steps[0])
    }
    guard state.count == slots.count * 3 else {
      throw .tensors(file: file, found: "\(state.count) tensors", expected: "\(slots.count * 3)")
    }
  }
}
