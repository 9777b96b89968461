@testable import Learners

/// A Transformer of a few tokens that learns a made-up rule.
enum Example {
  static let embed = Linear("embed", 5, 16)
  static let block = TransformerLayer("block", width: 16, heads: 4, hidden: 32, dropout: 0.1)
  static let head = Linear("head", 16, 2, beginsAtZero: true)

  struct Trained {
    let store: ParameterStore
    let adam: AdamW
    let losses: [Float]
    let random: NetworkRandom

    func checkpoint() -> Checkpoint {
      Checkpoint(parameters: store.state(), optimiser: adam.state(), random: random)
    }
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
      let seen = (0..<rows * tokens).map { $0 % tokens == 0 || random.uniform() < 0.8 }
      let visible = Tensor(seen, shape: [rows, tokens])
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
