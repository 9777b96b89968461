import Foundation

/// All that a training needs to go on as if it had not stopped: parameters, optimiser, generator, and how far it was.
///
/// One safetensors file. The bytes follow from the content, so two trainings that agree have equal files.
public struct Checkpoint: Sendable, Hashable {
  /// By name, running statistics too.
  public var parameters: [String: StoredTensor]
  /// As `AdamW.state` gave it.
  public var optimiser: [String: StoredTensor]
  /// The generator as the next step takes it up.
  public var random: NetworkRandom
  /// Further tensors, such as the best state so far.
  public var extras: [String: StoredTensor]
  /// Free text: the epoch, the configuration's hash, scores so far.
  public var notes: [String: String]

  public init(
    parameters: [String: StoredTensor], optimiser: [String: StoredTensor], random: NetworkRandom,
    extras: [String: StoredTensor] = [:], notes: [String: String] = [:]
  ) {
    self.parameters = parameters
    self.optimiser = optimiser
    self.random = random
    self.extras = extras
    self.notes = notes
  }

  private static let randomName = "random.state"

  public func encoded() -> Data {
    var tensors = [Self.randomName: StoredTensor(shape: [4], ints: random.state.map(Int64.init(bitPattern:)))]
    for (prefix, part) in [("parameter", parameters), ("optimiser", optimiser), ("extra", extras)] {
      for (name, tensor) in part { tensors["\(prefix).\(name)"] = tensor }
    }
    return Safetensors(tensors, metadata: notes).encoded()
  }

  /// - Throws: `LearnerError.tensors` for a file that is not sound or no checkpoint.
  public init(decoding data: Data, file: String) throws(LearnerError) {
    let content = try Safetensors(decoding: data, file: file)
    var parts: [String: [String: StoredTensor]] = [:]
    var words: [UInt64]?
    for (name, tensor) in content.tensors {
      if name == Self.randomName {
        words = tensor.ints?.map(UInt64.init(bitPattern:))
        continue
      }
      guard let dot = name.firstIndex(of: "."), ["parameter", "optimiser", "extra"].contains(name[..<dot]) else {
        throw .tensors(file: file, found: "a tensor \(name)", expected: "the parts of a checkpoint")
      }
      parts[String(name[..<dot]), default: [:]][String(name[name.index(after: dot)...])] = tensor
    }
    guard let words, let random = NetworkRandom(state: words) else {
      throw .tensors(file: file, found: "no state of the generator", expected: "\(Self.randomName) with four words")
    }
    self.init(
      parameters: parts["parameter"] ?? [:], optimiser: parts["optimiser"] ?? [:], random: random,
      extras: parts["extra"] ?? [:], notes: content.metadata)
  }
}
