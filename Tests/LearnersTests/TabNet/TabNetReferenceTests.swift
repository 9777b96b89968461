import Foundation
import Testing

@testable import Learners

/// Forward, masks, entropy, gradients and running statistics against plain PyTorch with the same weights, as
/// scripts/fixtures/make-tabnet-fixture.py recorded them.
@Suite(.enabled(if: Torch.isAvailable, "torch does not open"))
struct TabNetReferenceTests {
  private static let recorded: [String: StoredTensor] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/tabnet.safetensors").standardizedFileURL
    do {
      return try Safetensors(decoding: Data(contentsOf: file), file: file.path).tensors
    } catch {
      fatalError("\(error)")
    }
  }()

  private func recorded(_ name: String) throws -> Tensor {
    let stored = try #require(Self.recorded[name], "\(name)")
    return Tensor(try #require(stored.floats), shape: stored.shape)
  }

  private func expectClose(
    _ found: Tensor?, _ name: String, within tolerance: Float = 2e-4, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let found = try #require(found, "\(name)", sourceLocation: location)
    let expected = try recorded(name)
    #expect(found.shape == expected.shape, "\(name)", sourceLocation: location)
    let worst = zip(found.detached().floats(), expected.floats()).map { abs($0 - $1) / (1 + abs($1)) }.max() ?? 0
    #expect(worst < tolerance, "\(name): off by \(worst)", sourceLocation: location)
  }

  @Test(arguments: MaskKind.allCases) func equalsPyTorch(mask: MaskKind) throws {
    let name = mask.rawValue
    var shape = TabNetShape(inputs: 6, decision: 3, steps: 2, mask: mask)
    shape.ghostRows = 4
    shape.momentum = 0.1
    let encoder = TabNetEncoder("encoder", shape)
    let store = ParameterStore(seed: 1, [encoder])
    var state = store.state()
    for key in store.names where !store.buffers.contains(key) {
      state[key] = Self.recorded["\(name)/parameter.\(key)"]
    }
    try store.restore(state)

    let x = try recorded("\(name)/x").requiringGradient()
    let output = encoder(x, ForwardPass(store, training: true), wantsMasks: true, wantsEntropy: true)
    let entropy = try #require(output.entropy)
    try expectClose(output.representation, "\(name)/representation")
    try expectClose(entropy.reshaped([1]), "\(name)/entropy")
    for (step, mask) in output.masks.enumerated() { try expectClose(mask, "\(name)/mask\(step)") }

    ((output.representation * (try recorded("\(name)/cotangent"))).sum() + entropy).backward()
    try expectClose(x.gradient, "\(name)/gradient.x", within: 2e-3)
    for (key, parameter) in store.trained {
      try expectClose(parameter.gradient, "\(name)/gradient.\(key)", within: 2e-3)
    }
    for key in store.buffers { try expectClose(store[key], "\(name)/buffer.\(key)") }
    let frozen = Torch.withoutGradients { encoder(x, ForwardPass(store)).representation }
    try expectClose(frozen, "\(name)/frozen")
  }
}
