/// Attention with several heads over the tokens of each row. Vaswani et al., arXiv:1706.03762.
public struct MultiHeadAttention: Layer, Hashable {
  /// What the names of its parameters begin with in a store.
  public let name: String
  /// Numbers of a token, and heads that share them evenly.
  public let width, heads: Int

  public init(_ name: String, width: Int, heads: Int) {
    precondition(width % heads == 0, "\(name): width \(width) is no multiple of \(heads) heads")
    self.name = name
    self.width = width
    self.heads = heads
  }

  public func declare(in store: ParameterStore) {
    // Xavier's bound, for the three projections as one matrix, as PyTorch's MultiheadAttention begins.
    store.declare("\(name).in_proj_weight", [3 * width, width], .uniform((6 / Double(4 * width)).squareRoot()))
    store.declare("\(name).in_proj_bias", [3 * width], .zeros)
    store.declare("\(name).out_proj.weight", [width, width], .uniform(1 / Double(width).squareRoot()))
    store.declare("\(name).out_proj.bias", [width], .zeros)
  }

  /// Every token looks at every visible token.
  ///
  /// - Parameters:
  ///   - x: [rows, tokens, width].
  ///   - visible: truth values [rows, tokens], or nil when all are. A row without a visible token gives the output's bias.
  public func callAsFunction(_ x: Tensor, visible: Tensor? = nil, _ pass: ForwardPass) -> Tensor {
    let (rows, tokens) = (x.size(0), x.size(1))
    // [rows, tokens, 3, heads, each] -> three of [rows, heads, tokens, each].
    let projected = x.linear(pass["\(name).in_proj_weight"], pass["\(name).in_proj_bias"])
      .reshaped([rows, tokens, 3, heads, width / heads]).permuted([2, 0, 3, 1, 4])
    let seen = Tensor.attention(
      projected.selected(0, at: 0), projected.selected(0, at: 1), projected.selected(0, at: 2),
      mask: visible.map { $0.reshaped([rows, 1, 1, tokens]) })
    return joined(seen, rows, tokens, pass)
  }

  /// The queries look at the visible tokens of another sequence.
  ///
  /// - Parameters:
  ///   - queries: [rows, queries, width].
  ///   - memory: [rows, tokens, width]; `visible` [rows, tokens].
  public func callAsFunction(
    _ queries: Tensor, memory: Tensor, visible: Tensor? = nil, _ pass: ForwardPass
  ) -> Tensor {
    let (rows, tokens, count) = (memory.size(0), memory.size(1), queries.size(1))
    let (weight, bias) = (pass["\(name).in_proj_weight"], pass["\(name).in_proj_bias"])
    let query = queries.linear(weight.narrowed(0, from: 0, count: width), bias.narrowed(0, from: 0, count: width))
      .reshaped([rows, count, heads, width / heads]).transposed(1, 2)
    let projected = memory.linear(
      weight.narrowed(0, from: width, count: 2 * width), bias.narrowed(0, from: width, count: 2 * width)
    ).reshaped([rows, tokens, 2, heads, width / heads]).permuted([2, 0, 3, 1, 4])
    let seen = Tensor.attention(
      query, projected.selected(0, at: 0), projected.selected(0, at: 1),
      mask: visible.map { $0.reshaped([rows, 1, 1, tokens]) })
    return joined(seen, rows, count, pass)
  }

  private func joined(_ seen: Tensor, _ rows: Int, _ tokens: Int, _ pass: ForwardPass) -> Tensor {
    seen.transposed(1, 2).reshaped([rows, tokens, width])
      .linear(pass["\(name).out_proj.weight"], pass["\(name).out_proj.bias"])
  }
}
