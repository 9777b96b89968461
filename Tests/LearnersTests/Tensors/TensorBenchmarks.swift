import Foundation
import Testing

@testable import Learners

/// Prints what a training step costs on this machine; `make bench` runs it. Nothing is asserted about time.
@Suite(
  .enabled(if: Torch.isAvailable && ProcessInfo.processInfo.environment["FULLCOURT_BENCH"] != nil), .serialized)
struct TensorBenchmarks {
  /// - Parameter first: whether the last layer computes its first token only.
  @Test(arguments: [0, 0.1], [false, true]) func aTransformerStep(dropout: Double, first: Bool) {
    let (rows, tokens, width) = (1_024, 44, 32)
    let layers = (0..<2).map { TransformerLayer("layer\($0)", width: width, heads: 4, hidden: 64, dropout: dropout) }
    let head = Linear("head", width, 4)
    let store = ParameterStore(seed: 1, layers + [head] as [any Layer])
    let adam = AdamW(store)
    var random = NetworkRandom(seed: 1)
    let x = Tensor((0..<rows * tokens * width).map { _ in Float(random.normal()) }, shape: [rows, tokens, width])
    let visible = Tensor((0..<rows * tokens).map { _ in random.uniform() < 0.8 }, shape: [rows, tokens])
    let y = Tensor((0..<rows * 4).map { _ in Float(random.normal()) }, shape: [rows, 4])
    func step() {
      let pass = ForwardPass(store, training: true, random: random)
      let seen = layers[1](layers[0](x, visible: visible, pass), visible: visible, outputs: first ? 1 : nil, pass)
      head(seen.selected(1, at: 0), pass).l1Loss(y).backward()
      adam.step()
      random = pass.random
    }
    for _ in 0..<2 { step() }
    let before = Glibc.clock()
    for _ in 0..<10 { step() }
    let used = Double(Glibc.clock() - before) / Double(CLOCKS_PER_SEC) / 10
    print(
      "\(rows) rows, \(tokens) tokens, dropout \(dropout), \(first ? "first token" : "all tokens"): ", terminator: "")
    print(String(format: "%.1f ms of processor a step", used * 1e3))
    #expect(store.trained.allSatisfy { $0.tensor.floats().allSatisfy { $0.isFinite } })
  }

  @Test func aSmallOperation() {
    let (a, b) = (Tensor.ones([4]), Tensor.ones([4]))
    let before = Glibc.clock()
    for _ in 0..<200_000 { _ = a * b }
    let used = Double(Glibc.clock() - before) / Double(CLOCKS_PER_SEC)
    print(String(format: "a product of four numbers: %.2f microseconds", used / 200_000 * 1e6))
    #expect((a * b).floats() == [1, 1, 1, 1])
  }
}
