import Testing

@testable import Learners

@Suite(.enabled(if: Torch.isAvailable, "torch does not open here"))
struct TrainingTests {
  @Test func aSmallTransformerLearns() throws {
    let losses = try Example.train(steps: 30, seed: 3).losses
    #expect(losses.last! < losses[0] * 0.7, "\(losses)")
  }

  @Test func theSameSeedGivesTheSameBytesAloneAndSideBySide() throws {
    let alone = try (0..<3).map { try Example.train(steps: 6, seed: UInt64($0)).store.state() }
    let together = try SideBySide.run(3, threads: 3) { try Example.train(steps: 6, seed: UInt64($0)).store.state() }
    for (first, second) in zip(alone, together) { #expect(first == second) }
    #expect(alone[0] != alone[1])
  }
}

/// A Transformer of a few tokens that learns a made-up rule.
enum Example {
  static let embed = Linear("embed", 5, 16)
  static let block = TransformerLayer("block", width: 16, heads: 4, hidden: 32, dropout: 0.1)
  static let head = Linear("head", 16, 2, beginsAtZero: true)

  struct Trained: @unchecked Sendable {
    let store: ParameterStore
    let adam: AdamW
    let losses: [Float]
    let random: NetworkRandom
  }

  static func train(steps: Int, seed: UInt64) throws -> Trained {
    let store = ParameterStore(seed: seed, [embed, block, head])
    return train(
      store, AdamW(store, .init(learningRate: 5e-3)), NetworkRandom(seed: seed, purpose: "steps"), steps: steps)
  }

  static func train(_ store: ParameterStore, _ adam: AdamW, _ random: NetworkRandom, steps: Int) -> Trained {
    var random = random
    var losses: [Float] = []
    let (rows, tokens) = (64, 6)
    for _ in 0..<steps {
      let numbers = (0..<rows * tokens * 5).map { _ in Float(random.normal()) }
      let x = Tensor(numbers, shape: [rows, tokens, 5])
      let visible = Tensor(
        (0..<rows * tokens).map { $0 % tokens == 0 || random.uniform() < 0.8 }, shape: [rows, tokens])
      let target = x.narrowed(2, from: 0, count: 2).selected(1, at: 0)
      let pass = ForwardPass(store, training: true, random: random)
      let loss = head(block(embed(x, pass), visible: visible, pass).selected(1, at: 0), pass).l2Loss(target)
      loss.backward()
      adam.step()
      losses.append(loss.item)
      random = pass.random
    }
    return Trained(store: store, adam: adam, losses: losses, random: random)
  }
}
