extension Tensor {
  /// Matrix product, over leading dimensions too.
  public func matmul(_ other: Tensor) -> Tensor { Torch.call("aten::matmul", "", .tensor(self), .tensor(other)) }

  /// self [..., inputs] x weight [outputs, inputs] transposed + bias [outputs].
  public func linear(_ weight: Tensor, _ bias: Tensor?) -> Tensor {
    Torch.call("aten::linear", "", .tensor(self), .tensor(weight), .optional(bias))
  }

  /// Zero in place of what lies below it.
  public func relu() -> Tensor { unary("aten::relu") }
  /// 1 / (1 + exp(-x)).
  public func sigmoid() -> Tensor { unary("aten::sigmoid") }
  public func tanh() -> Tensor { unary("aten::tanh") }
  /// Hendrycks and Gimpel, arXiv:1606.08415; the exact form.
  public func gelu() -> Tensor { Torch.call("aten::gelu", "", .tensor(self), .string("none")) }
  /// Halves a dimension: first half times the sigmoid of the second. Dauphin et al., arXiv:1612.08083.
  public func glu(_ dimension: Int = -1) -> Tensor { Torch.call("aten::glu", "", .tensor(self), .int(dimension)) }

  /// Shares along a dimension, proportional to exp(x), that sum to one.
  public func softmax(_ dimension: Int = -1) -> Tensor {
    Torch.call("aten::softmax", "int", .tensor(self), .int(dimension), .none)
  }

  /// The logarithm of `softmax`, exact for the smallest shares too.
  public func logSoftmax(_ dimension: Int = -1) -> Tensor {
    Torch.call("aten::log_softmax", "int", .tensor(self), .int(dimension), .none)
  }

  /// Over the last dimension. Ba, Kiros, Hinton, arXiv:1607.06450.
  public func layerNorm(weight: Tensor?, bias: Tensor?, epsilon: Double = 1e-5) -> Tensor {
    Torch.call(
      "aten::layer_norm", "", .tensor(self), .ints([size(-1)]), .optional(weight), .optional(bias), .float(epsilon),
      .bool(false))
  }

  /// self [rows, channels, ...] normalised over rows. Ioffe and Szegedy, arXiv:1502.03167.
  ///
  /// - Parameter training: normalises by these rows and moves the running statistics by `momentum`, in place; otherwise
  ///   normalises by the running statistics.
  public func batchNorm(
    weight: Tensor?, bias: Tensor?, runningMean: Tensor?, runningVariance: Tensor?, training: Bool,
    momentum: Double = 0.1, epsilon: Double = 1e-5
  ) -> Tensor {
    Torch.call(
      "aten::batch_norm", "", .tensor(self), .optional(weight), .optional(bias), .optional(runningMean),
      .optional(runningVariance), .bool(training), .float(momentum), .float(epsilon), .bool(false))
  }

  /// self [rows, channels, steps], weight [outputs, channels, width], bias [outputs]; zeros are put on both sides.
  public func conv1d(_ weight: Tensor, _ bias: Tensor?, padding: Int = 0, dilation: Int = 1) -> Tensor {
    Torch.call(
      "aten::conv1d", "", .tensor(self), .tensor(weight), .optional(bias), .ints([1]), .ints([padding]),
      .ints([dilation]), .int(1))
  }

  /// softmax(q k' / sqrt(width)) v with q, k, v of [rows, heads, tokens, width]. Vaswani et al., arXiv:1706.03762.
  ///
  /// - Parameter mask: broadcast to [rows, heads, queries, keys]: truth values (true may be looked at), or numbers that
  ///   are added before the softmax. A query that truth values let look nowhere gets zeros.
  public static func attention(_ query: Tensor, _ key: Tensor, _ value: Tensor, mask: Tensor? = nil) -> Tensor {
    Torch.call(
      "aten::scaled_dot_product_attention", "", .tensor(query), .tensor(key), .tensor(value), .optional(mask),
      .float(0), .bool(false), .none, .bool(false))
  }
}
