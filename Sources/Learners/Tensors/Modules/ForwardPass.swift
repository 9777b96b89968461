/// One way through a network: its parameters, whether it is trained, and the randomness of dropout.
///
/// Belongs to one thread. For forecasts, `ForwardPass(parameters)` is all; call it within `Torch.withoutGradients`.
public final class ForwardPass {
  public let parameters: ParameterStore
  /// Whether dropout drops, and norms go by the rows at hand instead of running statistics.
  public let training: Bool
  /// Moved by every dropout; read it back to store it.
  public var random: NetworkRandom
  /// Whether layers may have a way back written by hand: whoever trains then goes back with `goBack`.
  let goesByHand: Bool
  /// Those ways back, in the order in which the layers were gone through.
  var waysBack: [() -> Void] = []

  /// - Parameter random: what dropout draws from.
  public convenience init(
    _ parameters: ParameterStore, training: Bool = false, random: NetworkRandom = NetworkRandom(seed: 0)
  ) {
    self.init(parameters, training: training, random: random, byHand: false)
  }

  init(_ parameters: ParameterStore, training: Bool, random: NetworkRandom, byHand: Bool) {
    self.parameters = parameters
    self.training = training
    self.random = random
    goesByHand = byHand && training && parameters.device == .cpu
    Torch.claimThread()
  }

  /// Enters a way back. The layer's outputs are tensors of their own that gradients are wanted for; `body` finds them there.
  func comesBack(_ body: @escaping () -> Void) { waysBack.append(body) }

  /// A parameter by its whole name; one that was not declared stops the program.
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
