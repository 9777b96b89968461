/// Normalises each feature over the rows, then scales and shifts it; forecasts use running statistics. Ioffe and Szegedy,
/// arXiv:1502.03167.
public struct BatchNorm: Layer, Hashable {
  /// What the names of its parameters begin with in a store.
  public let name: String
  /// Features of a row.
  public let width: Int
  /// How far the running statistics move towards those of a batch or part, 0...1.
  public let momentum: Double
  /// Added to variances before a division.
  public let epsilon: Double
  /// Rows that are normalised together while training; nil: all of a batch.
  public let virtualRows: Int?

  /// - Parameter virtualRows: makes it a ghost batch norm (Hoffer, Hubara, Soudry, arXiv:1705.08741): the batch is cut into
  ///   parts of about that many rows, each normalised by itself.
  public init(
    _ name: String, _ width: Int, momentum: Double = 0.1, epsilon: Double = 1e-5, virtualRows: Int? = nil
  ) {
    precondition(virtualRows.map { $0 > 1 } ?? true, "\(name): \(virtualRows ?? 0) rows cannot be normalised together")
    self.name = name
    self.width = width
    self.momentum = momentum
    self.epsilon = epsilon
    self.virtualRows = virtualRows
  }

  public func declare(in store: ParameterStore) {
    store.declare("\(name).weight", [width], .ones)
    store.declare("\(name).bias", [width], .zeros)
    store.declare("\(name).running_mean", [width], .zeros, trained: false)
    store.declare("\(name).running_var", [width], .ones, trained: false)
  }

  /// x [rows, width]; while training at least two rows.
  public func callAsFunction(_ x: Tensor, _ pass: ForwardPass) -> Tensor {
    let rows = x.size(0)
    precondition(!pass.training || rows > 1, "\(name): one row cannot be normalised by itself while training")
    guard pass.training, let virtualRows, rows > virtualRows else { return whole(x, pass) }
    // As many parts as are needed, all of one size but the last, as PyTorch's chunk cuts.
    let parts = (rows + virtualRows - 1) / virtualRows
    let size = (rows + parts - 1) / parts
    let (equal, rest) = (rows / size, rows % size)
    let (weight, bias) = (pass["\(name).weight"], pass["\(name).bias"])
    guard rest > 0 else { return ghost(x, equal, size, pass) * weight + bias }
    // A single row left over has no spread of its own: it goes with the part before it.
    if rest == 1 {
      let first = (equal - 1) * size
      let tail = x.narrowed(0, from: first, count: rows - first)
      guard first > 0 else { return whole(x, pass) }
      let head = ghost(x.narrowed(0, from: 0, count: first), equal - 1, size, pass)
      return Tensor.concatenated([head, ghost(tail, 1, size + 1, pass)], 0) * weight + bias
    }
    let head = ghost(x.narrowed(0, from: 0, count: equal * size), equal, size, pass)
    let tail = ghost(x.narrowed(0, from: equal * size, count: rest), 1, rest, pass)
    return Tensor.concatenated([head, tail], 0) * weight + bias
  }

  private func whole(_ x: Tensor, _ pass: ForwardPass) -> Tensor {
    x.batchNorm(
      weight: pass["\(name).weight"], bias: pass["\(name).bias"], runningMean: pass["\(name).running_mean"],
      runningVariance: pass["\(name).running_var"], training: pass.training, momentum: momentum, epsilon: epsilon)
  }

  /// All parts in one operation: a part's features are channels of their own, its rows the rows.
  private func ghost(_ x: Tensor, _ parts: Int, _ rows: Int, _ pass: ForwardPass) -> Tensor {
    let channels = x.reshaped([parts, rows, width]).transposed(0, 1).reshaped([rows, parts * width])
    let results = Torch.call(
      "aten::native_batch_norm", "",
      [.tensor(channels), .none, .none, .none, .none, .bool(true), .float(momentum), .float(epsilon)], results: 3)
    Torch.withoutGradients { remember(results[1], results[2], parts, rows, pass) }
    return results[0].reshaped([rows, parts, width]).transposed(0, 1).reshaped([parts * rows, width])
  }

  /// Moves the running statistics as if the parts had come one after the other.
  private func remember(_ means: Tensor, _ inverses: Tensor, _ parts: Int, _ rows: Int, _ pass: ForwardPass) {
    var weight = momentum
    var weights = [Float](repeating: 0, count: parts)
    for part in (0..<parts).reversed() {
      weights[part] = Float(weight)
      weight *= 1 - momentum
    }
    let left = Float(weight / momentum)
    let row = Tensor(weights, shape: [1, parts], device: means.device)
    let unbiased = Float(rows) / Float(rows - 1)
    let variances = ((inverses.square().reciprocal()) - Float(epsilon)) * unbiased
    for (name, values) in [("running_mean", means), ("running_var", variances)] {
      let running = pass["\(self.name).\(name)"]
      running.overwrite(with: running * left + row.matmul(values.reshaped([parts, width])).reshaped([width]))
    }
  }
}
