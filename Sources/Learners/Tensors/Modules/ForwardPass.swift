/// One way through a network: its parameters, whether it is trained, and the randomness of dropout.
///
/// Belongs to one thread. For forecasts, `ForwardPass(parameters)` is all; call it within `Torch.withoutGradients`.
public final class ForwardPass {
  public let parameters: ParameterStore
  public let training: Bool
  /// Moved by every dropout; read it back to store it.
  public var random: NetworkRandom

  public init(_ parameters: ParameterStore, training: Bool = false, random: NetworkRandom = NetworkRandom(seed: 0)) {
    self.parameters = parameters
    self.training = training
    self.random = random
    Torch.claimThread()
  }

  public subscript(name: String) -> Tensor { parameters[name] }

  /// Zeros with the probability and scales what stays, while training; the tensor itself otherwise.
  public func dropout(_ tensor: Tensor, _ probability: Double) -> Tensor {
    precondition(probability >= 0 && probability < 1, "dropout with probability \(probability)")
    guard training, probability > 0 else { return tensor }
    return tensor * dropoutMask(tensor.shape, probability, device: tensor.device)
  }

  /// 0 with the probability, otherwise 1 / (1 - probability).
  public func dropoutMask(_ shape: [Int], _ probability: Double, device: Device = .cpu) -> Tensor {
    let mask = Tensor.empty(shape)
    mask.fill { random.fillDropoutMask($0, probability: probability) }
    return mask.to(device)
  }
}
