/// Batch norm over parts of a batch: x [rows, channels], every part normalised by its own mean and variance. Hoffer, Hubara
/// and Soudry, arXiv:1705.08741.
///
/// The parts are interleaved: with g parts, row i belongs to part i mod g. The batch read as [rows / g, g x channels] then is
/// an ordinary batch norm of g times as many channels, one operation without a copy. Rows come in random order, so no
/// division of them is better than another.
public struct GhostNorm: Layer, Hashable {
  /// What the names of its parameters begin with in a store.
  public let name: String
  /// Numbers of a row, each normalised by itself.
  public let channels: Int
  /// How far the running statistics move towards those of one part.
  public let momentum: Double
  static let epsilon = 1e-5

  public init(_ name: String, _ channels: Int, momentum: Double = 0.02) {
    self.name = name
    self.channels = channels
    self.momentum = momentum
  }

  public func declare(in store: ParameterStore) {
    store.declare("\(name).weight", [channels], .ones)
    store.declare("\(name).bias", [channels], .zeros)
    store.declare("\(name).mean", [channels], .zeros, trained: false)
    store.declare("\(name).variance", [channels], .ones, trained: false)
  }

  /// - Parameter parts: how many the rows are divided into while training; it divides their number.
  public func callAsFunction(_ x: Tensor, _ pass: ForwardPass, parts: Int) -> Tensor {
    let (weight, bias) = (pass["\(name).weight"], pass["\(name).bias"])
    guard pass.training else {
      return x.batchNorm(
        weight: weight, bias: bias, runningMean: pass["\(name).mean"], runningVariance: pass["\(name).variance"],
        training: false, epsilon: Self.epsilon)
    }
    let rows = x.size(0)
    precondition(rows % parts == 0 && rows / parts > 1, "\(rows) rows cannot be divided into \(parts) parts")
    let results = Torch.call(
      "aten::native_batch_norm", "",
      [
        .tensor(x.reshaped([rows / parts, parts * channels])), .optional(tiled(weight, parts)),
        .optional(tiled(bias, parts)), .none, .none, .bool(true), .float(0), .float(Self.epsilon),
      ], results: 3)
    Torch.withoutGradients { remember(mean: results[1], inverseDeviation: results[2], parts: parts, pass) }
    return results[0].reshaped([rows, channels])
  }

  private func tiled(_ parameter: Tensor, _ parts: Int) -> Tensor {
    parameter.expanded([parts, channels]).reshaped([parts * channels])
  }

  /// Moves the running statistics as far as so many parts one after the other would move them.
  private func remember(mean: Tensor, inverseDeviation: Tensor, parts: Int, _ pass: ForwardPass) {
    var left = 1.0
    for _ in 0..<parts { left *= 1 - momentum }
    let weight = Tensor(Float(1 - left))
    let shape = [parts, channels]
    let variance = inverseDeviation.square().reciprocal().reshaped(shape).mean([0]) - Float(Self.epsilon)
    pass["\(name).mean"].moveInPlace(towards: mean.reshaped(shape).mean([0]), weight: weight)
    pass["\(name).variance"].moveInPlace(towards: variance.maximum(0), weight: weight)
  }
}
