import Foundation

/// A training between two epochs: everything that what comes depends on.
public struct NetworkState: Sendable, Hashable {
  /// Mean loss of each epoch done.
  public let losses: [Double]
  /// The generator as the next epoch takes it up.
  public let random: NetworkRandom
  /// By name, running statistics too.
  public let parameters: [String: StoredTensor]
  /// As `AdamW.state` gave it.
  public let optimiser: [String: StoredTensor]

  /// Epochs done.
  public var epoch: Int { losses.count }

  public init(
    losses: [Double], random: NetworkRandom, parameters: [String: StoredTensor], optimiser: [String: StoredTensor]
  ) {
    self.losses = losses
    self.random = random
    self.parameters = parameters
    self.optimiser = optimiser
  }

  /// As a checkpoint file. Equal states give equal bytes.
  public func encoded() -> Data {
    // The bits, so that nothing is lost on the way through text.
    let bits = losses.map { String($0.bitPattern, radix: 16) }.joined(separator: " ")
    return Checkpoint(parameters: parameters, optimiser: optimiser, random: random, notes: ["losses": bits]).encoded()
  }

  /// - Throws: `LearnerError.tensors` for a file that is not sound or no checkpoint of a training.
  public init(decoding data: Data, file: String) throws(LearnerError) {
    let checkpoint = try Checkpoint(decoding: data, file: file)
    var losses: [Double] = []
    for word in (checkpoint.notes["losses"] ?? "").split(separator: " ") {
      guard let bits = UInt64(word, radix: 16) else {
        throw .tensors(file: file, found: "a loss of \(word)", expected: "the bits of a number")
      }
      losses.append(Double(bitPattern: bits))
    }
    self.init(
      losses: losses, random: checkpoint.random, parameters: checkpoint.parameters, optimiser: checkpoint.optimiser)
  }
}
