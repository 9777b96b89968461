import Learners

/// Reads window and game tokens for a row: a Transformer, a GRU, or causal convolutions, over the same tokens.
struct MemoryEncoder: Sendable {
  let shape: NetworkShape.Memory
  private let windows: Linear
  private let games: Linear
  private let query: Linear
  private let reader: Reader

  private enum Reader: Sendable {
    case transformer(TransformerReader)
    case recurrent(RecurrentReader)
    case convolution(ConvolutionReader)
  }

  /// - Parameter query: Width of what a row asks with.
  init(_ shape: NetworkShape.Memory, query: Int, dropout: Double) {
    self.shape = shape
    windows = Linear("memory.windows", WindowTokens.width, shape.width)
    games = Linear("memory.games", GameTokens.width, shape.width)
    self.query = Linear("memory.query", query, shape.width)
    reader =
      switch shape.method {
      case .transformer: .transformer(TransformerReader(shape, dropout: dropout))
      case .rnn: .recurrent(RecurrentReader(width: shape.width))
      case .cnn: .convolution(ConvolutionReader(width: shape.width))
      }
  }

  var layers: [any Layer] {
    let own: [any Layer] = [windows, games, query]
    return switch reader {
    case .transformer(let reader): own + reader.layers
    case .recurrent(let reader): own + reader.layers
    case .convolution(let reader): own + reader.layers
    }
  }

  /// - Parameter hidden: [rows, query].
  /// - Returns: [rows, width], and how much a Transformer looked at each token: the row itself, windows, games.
  func callAsFunction(
    _ hidden: Tensor, _ tokens: NetworkBatch.Tokens, _ pass: ForwardPass
  ) -> (read: Tensor, attention: Tensor?) {
    let asked = query(hidden, pass)
    let games = (values: self.games(tokens.games.values, pass), visible: tokens.games.visible)
    let windows = tokens.windows.map { (values: self.windows($0.values, pass), visible: $0.visible) }
    switch reader {
    case .transformer(let reader): return reader(asked, windows, games, pass)
    case .recurrent(let reader): return (reader(asked, windows, games, pass), nil)
    case .convolution(let reader): return (reader(asked, windows, games, pass), nil)
    }
  }
}

/// Tokens and which of them are there: [rows, tokens, width], truth values [rows, tokens].
typealias SeenTokens = (values: Tensor, visible: Tensor)
