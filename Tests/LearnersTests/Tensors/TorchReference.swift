import Foundation
import Testing

@testable import Learners

/// What PyTorch computed for given weights, as scripts/fixtures/make-torch-fixtures.py recorded it.
enum TorchReference {
  static let tensors: [String: StoredTensor] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/torch-layers.safetensors").standardizedFileURL
    do {
      return try Safetensors(decoding: Data(contentsOf: file), file: file.path).tensors
    } catch {
      fatalError("\(error)")
    }
  }()

  static func tensor(_ name: String) -> Tensor {
    guard let stored = tensors[name] else { fatalError("no recorded tensor \(name)") }
    switch stored.values {
    case .floats(let floats): return Tensor(floats, shape: stored.shape)
    case .ints(let ints): return Tensor(ints.map(Int.init), shape: stored.shape)
    }
  }

  static func mask(_ name: String) -> Tensor { tensor(name).equal(to: Tensor([1], shape: [1])) }

  /// Computes the case as it was recorded and compares output and gradients.
  ///
  /// - Parameters:
  ///   - layers: declared, and given the recorded parameters; their names begin with `case.`.
  ///   - inputs: names of those that gradients go to.
  static func check(
    _ name: String, _ layers: [any Layer] = [], inputs: [String] = ["x"],
    sourceLocation: SourceLocation = #_sourceLocation, _ function: ([Tensor], ForwardPass) -> Tensor
  ) throws {
    let store = ParameterStore(seed: 1, layers)
    var state = store.state()
    for key in store.names where !store.buffers.contains(key) {
      guard let recorded = tensors["\(name)/parameter.\(key.dropFirst(name.count + 1))"] else {
        Issue.record("no recorded parameter \(key)", sourceLocation: sourceLocation)
        continue
      }
      state[key] = recorded
    }
    try store.restore(state)
    let leaves = inputs.map { tensor("\(name)/in.\($0)").requiringGradient() }
    let output = function(leaves, ForwardPass(store, training: true))
    (output * tensor("\(name)/cotangent")).sum().backward()
    expectClose(output, "\(name)/output", sourceLocation)
    for (key, leaf) in zip(inputs, leaves) {
      expectClose(try #require(leaf.gradient), "\(name)/gradient.\(key)", sourceLocation)
    }
    for (key, parameter) in store.trained {
      let recorded = "\(name)/gradient.parameter.\(key.dropFirst(name.count + 1))"
      expectClose(try #require(parameter.gradient, "\(key)"), recorded, sourceLocation)
    }
  }

  static func expectClose(
    _ found: Tensor, _ name: String, _ sourceLocation: SourceLocation = #_sourceLocation, within tolerance: Float = 2e-5
  ) {
    guard let recorded = tensors[name], let expected = recorded.floats else {
      Issue.record("no recorded tensor \(name)", sourceLocation: sourceLocation)
      return
    }
    #expect(found.shape == recorded.shape, "\(name)", sourceLocation: sourceLocation)
    let worst = zip(found.floats(), expected).map { abs($0 - $1) / (1 + abs($1)) }.max() ?? 0
    #expect(worst <= tolerance, "\(name) is off by \(worst)", sourceLocation: sourceLocation)
  }
}
