import Learners

/// An encoder that no longer changes: rows to their standardised representation.
struct FrozenEncoder: Sendable {
  let shape: TabNetShape
  let means: [Float]
  let deviations: [Float]
  private let fill: MissingFill
  private let encoder: TabNetEncoder
  private let store: ParameterStore

  /// - Parameter state: of the reconstruction network or of this encoder; what belongs to the decoder is left out.
  init(_ shape: TabNetShape, state: [String: StoredTensor], means: [Float], deviations: [Float], file: String) throws {
    self.shape = shape
    self.means = means
    self.deviations = deviations
    let network = MaskedReconstruction(shape)
    (fill, encoder) = (network.fill, network.encoder)
    store = ParameterStore(seed: 0, [fill, encoder])
    try store.restore(state.filter { !$0.key.hasPrefix("decoder.") }, from: file)
  }

  /// An encoder just trained, standardised over the rows it was trained on, and their representation, row-major.
  static func standardised(
    _ shape: TabNetShape, state: [String: StoredTensor], rows: [Float]
  ) throws -> (encoder: FrozenEncoder, representation: [Float]) {
    let plain = try FrozenEncoder(
      shape, state: state, means: [Float](repeating: 0, count: shape.decision),
      deviations: [Float](repeating: 1, count: shape.decision), file: "of a training")
    let made = FixedBatch.map(rows, width: shape.inputs, outputs: shape.decision) { plain.representation($0) }
    let count = Double(made.count / shape.decision)
    var (sums, squares) = ([Double](repeating: 0, count: shape.decision), [Double](repeating: 0, count: shape.decision))
    for (index, value) in made.enumerated() {
      sums[index % shape.decision] += Double(value)
      squares[index % shape.decision] += Double(value) * Double(value)
    }
    let means = sums.map { $0 / count }
    // A number that never moves says nothing, and is left as it is.
    let deviations = zip(squares, means).map { square, mean in
      let variance = square / count - mean * mean
      return variance > 1e-10 ? variance.squareRoot() : 1
    }
    let encoder = try FrozenEncoder(
      shape, state: plain.state, means: means.map { Float($0) }, deviations: deviations.map { Float($0) },
      file: "of a training")
    let standardised = made.indices.map { index in
      (made[index] - encoder.means[index % shape.decision]) / encoder.deviations[index % shape.decision]
    }
    return (encoder, standardised)
  }

  var state: [String: StoredTensor] { store.state() }

  /// x [rows, inputs], gaps in -> [rows, decision]. Called without gradients.
  func representation(_ x: Tensor) -> Tensor {
    let pass = ForwardPass(store)
    let made = encoder(fill(x, pass), pass).representation
    return (made - Tensor(means, shape: [1, means.count])) / Tensor(deviations, shape: [1, means.count])
  }
}
