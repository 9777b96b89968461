import BoxScores
import Foundation
import Learners

/// The neural half of a trained window, ready to forecast: heads on the inputs, some of them with a frozen encoder below.
struct WindowNetwork: Sendable {
  /// Forecasts of one target in units of the league's level, a number a row.
  struct Forecast: Sendable {
    var median: [Float]
    var mean: [Float]
  }

  private struct Part: Sendable {
    let targets: [Target]
    let head: TabularHead
    let store: ParameterStore
    let encoder: FrozenEncoder?
  }

  private let normaliser: InputNormaliser
  private let parts: [Part]

  /// Reads what the manifest vouches for; nil when the window has no network.
  ///
  /// - Throws: `WindowError` for damaged files, `LearnerError.library` where torch is missing.
  static func load(_ manifest: WindowManifest, folder: URL) throws -> WindowNetwork? {
    guard manifest.files.contains(where: { $0.name == NetworkDescription.fileName }) else { return nil }
    let path = folder.appendingPathComponent(NetworkDescription.fileName).path
    let data = try manifest.verified(NetworkDescription.fileName, in: folder)
    guard let description = try? JSONDecoder().decode(NetworkDescription.self, from: data) else {
      throw WindowError.corrupt(path: path, found: "another structure", expected: "the description of networks")
    }
    if let fault = description.fault(columns: manifest.features.count) {
      throw WindowError.corrupt(path: path, found: fault, expected: "sizes that fit each other")
    }
    try Torch.require()
    return try WindowNetwork(description) { group in
      let file = folder.appendingPathComponent(group.fileName).path
      return try Safetensors(decoding: manifest.verified(group.fileName, in: folder), file: file).tensors
    }
  }

  init(_ description: NetworkDescription, tensors: (NetworkGroup) throws -> [String: StoredTensor]) throws {
    normaliser = description.normaliser
    parts = try description.groups.map { group in
      let file = group.group.fileName
      let states = Self.split(try tensors(group.group))
      let head = TabularHead(group.head)
      let store = ParameterStore(seed: 0, [head])
      try store.restore(states.head, from: file)
      let encoder = try group.encoder.map {
        try FrozenEncoder($0, state: states.encoder, means: group.means, deviations: group.deviations, file: file)
      }
      return Part(targets: group.targets, head: head, store: store, encoder: encoder)
    }
  }

  /// The tensors of a group's file: the head's and the encoder's, each under its own names.
  static func file(head: [String: StoredTensor], encoder: [String: StoredTensor]?) -> Data {
    var tensors: [String: StoredTensor] = [:]
    for (name, tensor) in head { tensors["head.\(name)"] = tensor }
    for (name, tensor) in encoder ?? [:] { tensors["base.\(name)"] = tensor }
    return Safetensors(tensors).encoded()
  }

  private static func split(
    _ tensors: [String: StoredTensor]
  ) -> (head: [String: StoredTensor], encoder: [String: StoredTensor]) {
    var parts: (head: [String: StoredTensor], encoder: [String: StoredTensor]) = ([:], [:])
    for (name, tensor) in tensors {
      let rest = String(name.dropFirst(5))
      // What is neither goes to the head, which refuses it.
      if name.hasPrefix("base.") { parts.encoder[rest] = tensor } else { parts.head[rest] = tensor }
    }
    return parts
  }

  /// Forecasts of rows of the window's inputs, row-major. A row's forecast does not depend on the rows beside it.
  ///
  /// - Complexity: O(rows x inputs x width)
  func forecasts(_ inputs: [Float], targets: [Target]) -> [Target: Forecast] {
    let wanted = parts.filter { !Set($0.targets).isDisjoint(with: targets) }
    guard !wanted.isEmpty else { return [:] }
    let rows = normaliser.normalised(inputs)
    var forecasts: [Target: Forecast] = [:]
    for part in wanted {
      let made = Self.run(part.head, part.store, part.encoder, rows, width: normaliser.width)
      for (target, forecast) in zip(part.targets, made) { forecasts[target] = forecast }
    }
    return forecasts
  }

  /// The head's forecasts of all rows, by target in the order of its outputs.
  static func run(
    _ head: TabularHead, _ store: ParameterStore, _ encoder: FrozenEncoder?, _ rows: [Float], width: Int
  ) -> [Forecast] {
    let pass = ForwardPass(store)
    let outputs = 2 * head.shape.targets
    let made = FixedBatch.map(rows, width: width, outputs: outputs) { x in
      head(x, encoder?.representation(x), pass)
    }
    return forecasts(made, targets: head.shape.targets)
  }

  /// A head's output, row after row, by target.
  static func forecasts(_ made: [Float], targets: Int) -> [Forecast] {
    let outputs = 2 * targets
    let count = made.count / outputs
    return (0..<targets).map { target in
      Forecast(
        median: (0..<count).map { made[$0 * outputs + target] },
        mean: (0..<count).map { made[$0 * outputs + targets + target] })
    }
  }
}
