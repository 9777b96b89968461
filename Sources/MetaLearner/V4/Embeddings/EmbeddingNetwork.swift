import Learners

/// What an embedding is learned with: an MLP from a player's past, his own deviation, and a linear decoder that forecasts
/// what he does next.
struct EmbeddingNetwork: Sendable {
  static let amortisedName = "amortised"
  static let deviationName = "deviation"

  let dimension: Int
  let hidden: Int
  let amortised: MLP
  let decoder: Linear

  init(dimension: Int, hidden: Int) {
    self.dimension = dimension
    self.hidden = hidden
    amortised = MLP(Self.amortisedName, [PlayerPast.width, hidden, dimension])
    decoder = Linear("decoder", dimension, EmbeddingSample.targets)
  }

  /// - Parameter people: How many players have a deviation; all begin with none.
  func store(seed: UInt64, people: Int) -> ParameterStore {
    let deviations = Embedding(Self.deviationName, max(1, people), dimension, deviation: 0)
    return ParameterStore(seed: seed, [amortised, decoder, deviations])
  }

  /// - Parameters:
  ///   - past: [rows, `PlayerPast.width`].
  ///   - slots: [rows].
  ///   - shares: [rows, 1]: how much of a player's deviation counts.
  /// - Returns: [rows, targets], and the deviations [rows, dimension].
  func callAsFunction(
    past: Tensor, slots: Tensor, shares: Tensor, _ pass: ForwardPass
  ) -> (forecast: Tensor, deviations: Tensor) {
    let deviations = pass["\(Self.deviationName).weight"].embedding(slots)
    return (decoder(amortised(past, pass) + deviations * shares, pass), deviations)
  }
}
