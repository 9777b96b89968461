import BoxScores
import Learners

/// V4's network: an MLP over a row's features (and his player's embedding), with what the temporal memory read from window
/// and game tokens.
///
/// It forecasts what is to be added to the slow rate times the fast minutes, and the distribution of each count. The heads
/// begin with zeros: at first it forecasts that rate and the league's distributions.
struct V4Network: Sendable {
  let shape: NetworkShape
  private let first: Linear
  private let second: Linear
  /// Numbers of all distributions, then medians, then minutes. One product: narrow ones add up differently from row to row.
  private let heads: Linear
  private let memory: MemoryEncoder?

  /// What it says about a batch.
  struct Output {
    /// [rows, 4]: added to the base, in units of the scales.
    let medians: Tensor
    /// [rows, 1].
    let minutes: Tensor
    /// [rows, numbers of all distributions]: logarithms of what is proportional to probabilities.
    let logits: Tensor
  }

  init(_ shape: NetworkShape) {
    self.shape = shape
    let (wide, narrow) = (shape.hidden[0], shape.hidden[1])
    first = Linear("first", shape.inputs, wide)
    second = Linear("second", wide + (shape.memory?.width ?? 0), narrow)
    heads = Linear(Self.headsName, narrow, Self.outputs, beginsAtZero: true)
    memory = shape.memory.map { MemoryEncoder($0, query: wide, dropout: shape.dropout) }
  }

  func store(seed: UInt64, device: Device) -> ParameterStore {
    let layers: [any Layer] = [first, second, heads]
    return ParameterStore(seed: seed, device: device, layers + (memory?.layers ?? []))
  }

  func callAsFunction(_ batch: NetworkBatch, _ pass: ForwardPass) -> Output {
    var hidden = first(batch.inputs, pass).gelu()
    if let memory, let tokens = batch.tokens {
      hidden = Tensor.concatenated([hidden, memory(hidden, tokens, pass).read], 1)
    }
    hidden = second(pass.dropout(hidden, shape.dropout), pass).gelu()
    hidden = pass.dropout(hidden, shape.dropout)
    let (counts, stats) = (Self.counts, Stat.allCases.count)
    let said = heads(hidden, pass)
    return Output(
      medians: said.narrowed(1, from: counts, count: stats),
      minutes: said.narrowed(1, from: counts + stats, count: 1), logits: said.narrowed(1, from: 0, count: counts))
  }

  /// The heads' first bias: the distributions begin with how often each count was seen, the rest with zeros.
  static func bias(_ marginals: [Float]) -> StoredTensor {
    StoredTensor(shape: [outputs], floats: marginals + [Float](repeating: 0, count: outputs - marginals.count))
  }

  static let headsName = "heads"
  private static let counts = NetworkShape.counts.last!.upperBound
  private static let outputs = NetworkShape.filled(counts + Stat.allCases.count + 1)

  /// How much each token is looked at by the row, mean over heads: [rows, 1 + tokens], the row itself first. Nil for a
  /// method without attention.
  func attention(_ batch: NetworkBatch, _ pass: ForwardPass) -> Tensor? {
    guard let memory, let tokens = batch.tokens else { return nil }
    return memory(first(batch.inputs, pass).gelu(), tokens, pass).attention
  }
}
