import Learners

/// A gated recurrent unit through the tokens in time; a hidden token leaves its state as it is.
struct RecurrentReader: Sendable {
  private let unit: GRU
  private let joins: Linear

  init(width: Int) {
    unit = GRU("memory.gru", width, width)
    joins = Linear("memory.joins", 2 * width, width)
  }

  var layers: [any Layer] { [unit, joins] }

  func callAsFunction(
    _ asked: Tensor, _ windows: SeenTokens?, _ games: SeenTokens, _ pass: ForwardPass
  ) -> Tensor {
    let sequence = TokenSequence.joined(windows, games)
    let last = unit(sequence.values, visible: sequence.visible, pass).last
    return joins(Tensor.concatenated([asked, last], 1), pass).gelu()
  }
}
