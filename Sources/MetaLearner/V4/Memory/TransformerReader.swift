import Learners

/// A Transformer over the row's own token, the windows and the games (Vaswani et al., arXiv:1706.03762, pre-norm). Of its last
/// layer only what the row's token asks is computed: nothing else is read.
struct TransformerReader: Sendable {
  private let width: Int
  private let heads: Int
  private let full: [TransformerLayer]
  private let norm: LayerNorm
  private let asks: Linear
  private let offers: Linear
  private let joins: Linear
  private let lastNorm: LayerNorm
  private let last: MLP

  init(_ shape: NetworkShape.Memory, dropout: Double) {
    width = shape.width
    heads = shape.heads
    full = (0..<max(0, shape.layers - 1)).map {
      TransformerLayer("memory.layer\($0)", width: shape.width, heads: shape.heads, hidden: 2 * shape.width)
    }
    norm = LayerNorm("memory.norm", shape.width)
    asks = Linear("memory.asks", shape.width, shape.width)
    offers = Linear("memory.offers", shape.width, 2 * shape.width)
    joins = Linear("memory.joins", shape.width, shape.width)
    lastNorm = LayerNorm("memory.last.norm", shape.width)
    last = MLP("memory.last", [shape.width, 2 * shape.width, shape.width], dropout: dropout)
  }

  var layers: [any Layer] { full.map { $0 as any Layer } + [norm, asks, offers, joins, lastNorm, last] }

  func callAsFunction(
    _ asked: Tensor, _ windows: SeenTokens?, _ games: SeenTokens, _ pass: ForwardPass
  ) -> (read: Tensor, attention: Tensor?) {
    let rows = asked.size(0)
    let own = asked.unsqueezed(1)
    let always = Tensor([Bool](repeating: true, count: rows), shape: [rows, 1], device: asked.device)
    var tokens = Tensor.concatenated([own] + [windows?.values, games.values].compactMap(\.self), 1)
    let visible = Tensor.concatenated([always] + [windows?.visible, games.visible].compactMap(\.self), 1)
    for layer in full { tokens = layer(tokens, visible: visible, pass) }

    let count = tokens.size(1)
    let each = width / heads
    let normed = norm(tokens, pass)
    let query = asks(normed.selected(1, at: 0), pass).reshaped([rows, heads, 1, each])
    let offered = offers(normed, pass).reshaped([rows, count, 2, heads, each]).permuted([2, 0, 3, 1, 4])
    let scores = query.matmul(offered.selected(0, at: 0).transposed(2, 3)) * (1 / Float(each).squareRoot())
    // [rows, heads, 1, tokens].
    let weights = scores.filled(where: visible.negated().reshaped([rows, 1, 1, count]), with: -1e9).softmax()
    let seen = weights.matmul(offered.selected(0, at: 1)).reshaped([rows, width])
    let read = tokens.selected(1, at: 0) + joins(seen, pass)
    return (read + last(lastNorm(read, pass), pass), weights.reshaped([rows, heads, count]).mean([1]))
  }
}
