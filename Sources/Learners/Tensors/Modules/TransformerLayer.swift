/// Attention and a feed-forward part, each normalised before and added to what came in (pre-norm: Xiong et al.,
/// arXiv:2002.04745), with GELU.
///
/// The numbers are those of PyTorch's `TransformerEncoderLayer(norm_first=True, activation="gelu")`, parameters named as
/// there. Dropout is on what is added and within the feed-forward part, not on attention's weights.
public struct TransformerLayer: Layer, Hashable {
  public let attention: MultiHeadAttention
  /// The feed-forward part: width -> hidden -> width.
  public let expand, contract: Linear
  /// Before the attention, and before the feed-forward part.
  public let norm1, norm2: LayerNorm
  /// Probability that a number is dropped while training.
  public let dropout: Double

  public init(_ name: String, width: Int, heads: Int, hidden: Int, dropout: Double = 0) {
    attention = MultiHeadAttention("\(name).self_attn", width: width, heads: heads)
    expand = Linear("\(name).linear1", width, hidden)
    contract = Linear("\(name).linear2", hidden, width)
    norm1 = LayerNorm("\(name).norm1", width)
    norm2 = LayerNorm("\(name).norm2", width)
    self.dropout = dropout
  }

  public func declare(in store: ParameterStore) {
    for layer in [attention, expand, contract, norm1, norm2] as [any Layer] { layer.declare(in: store) }
  }

  /// - Parameters:
  ///   - x: [rows, tokens, width].
  ///   - visible: truth values [rows, tokens]: which tokens may be looked at; nil when all may.
  ///   - outputs: how many tokens, from the first, are computed; all when nil. They are the same numbers. A network that reads
  ///     its answer from the first token saves most of its last layer this way.
  /// - Returns: [rows, outputs, width].
  public func callAsFunction(
    _ x: Tensor, visible: Tensor? = nil, outputs: Int? = nil, _ pass: ForwardPass
  ) -> Tensor {
    let memory = norm1(x, pass)
    let kept: Tensor
    let looked: Tensor
    if let outputs, outputs < x.size(1) {
      kept = x.narrowed(1, from: 0, count: outputs)
      looked = attention(memory.narrowed(1, from: 0, count: outputs), memory: memory, visible: visible, pass)
    } else {
      kept = x
      looked = attention(memory, visible: visible, pass)
    }
    let seen = kept + pass.dropout(looked, dropout)
    let hidden = pass.dropout(expand(norm2(seen, pass), pass).gelu(), dropout)
    return seen + pass.dropout(contract(hidden, pass), dropout)
  }
}
