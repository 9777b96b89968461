import Learners

/// Two causal convolutions over the tokens in time: the last step, and the mean of all that are there, beside what the row
/// asks.
struct ConvolutionReader: Sendable {
  private let steps: [CausalConv1d]
  private let joins: Linear

  init(width: Int) {
    steps = [1, 3].map { CausalConv1d("memory.convolution\($0)", width, width, width: 3, dilation: $0) }
    joins = Linear("memory.joins", 3 * width, width)
  }

  var layers: [any Layer] { steps.map { $0 as any Layer } + [joins] }

  func callAsFunction(
    _ asked: Tensor, _ windows: SeenTokens?, _ games: SeenTokens, _ pass: ForwardPass
  ) -> Tensor {
    let sequence = TokenSequence.joined(windows, games)
    let seen = sequence.visible.asFloats().unsqueezed(2)
    // Hidden tokens are zeros after every layer, as if the sequence began later.
    var hidden = sequence.values * seen
    for step in steps { hidden = (hidden + step(hidden, pass).gelu()) * seen }
    let mean = hidden.sum([1]) / seen.sum([1]).maximum(1)
    return joins(Tensor.concatenated([asked, hidden.selected(1, at: seen.size(1) - 1), mean], 1), pass).gelu()
  }
}
