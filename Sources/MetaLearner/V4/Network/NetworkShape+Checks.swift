import Learners

/// A shape comes out of a file: whoever wrote it may have changed it, and its numbers become sizes of memory.
extension NetworkShape {
  /// What is in a file, and what may be.
  typealias Fault = (found: String, expected: String)

  /// What no network has; far beyond what the configuration allows.
  private static let widest = 8192
  private static let mostRows = 16_384

  /// What is wrong with it by itself; nil for a shape that a network can be made of.
  ///
  /// - Parameter batch: Rows that are forecast together.
  func fault(batch: Int) -> Fault? {
    guard (1...Self.mostRows).contains(batch) else {
      return ("batches of \(batch) rows", "1 to \(Self.mostRows)")
    }
    guard (1...Self.widest).contains(inputs) else { return ("\(inputs) inputs", "1 to \(Self.widest)") }
    guard hidden.count == 2, hidden.allSatisfy({ (1...Self.widest).contains($0) }) else {
      return ("hidden layers \(hidden)", "two of 1 to \(Self.widest) numbers")
    }
    guard (0..<1).contains(dropout) else { return ("a dropout of \(dropout)", "0 or more and less than 1") }
    return memory.flatMap { $0.fault(batch: batch) }
  }

  /// What keeps it from being the shape of these tensors; nil when they can be its parameters. Asked before a network is made,
  /// so that no more memory is taken than goes with what the file holds.
  func fault(of state: [String: StoredTensor]) -> Fault? {
    var expected = [
      "first.weight": [hidden[0], inputs], "second.weight": [hidden[1], hidden[0] + (memory?.width ?? 0)],
    ]
    if let memory {
      expected["memory.query.weight"] = [memory.width, hidden[0]]
      if memory.method == .transformer {
        for layer in 0..<(memory.layers - 1) {
          expected["memory.layer\(layer).self_attn.in_proj_weight"] = [3 * memory.width, memory.width]
        }
      }
    }
    for (name, shape) in expected.sorted(by: { $0.key < $1.key }) where state[name]?.shape != shape {
      return (state[name].map { "\(name) of shape \($0.shape)" } ?? "no tensor \(name)", "\(name) of shape \(shape)")
    }
    return nil
  }
}

extension NetworkShape.Memory {
  /// Numbers of one batch's tokens, and of what each token looks at: two gigabytes of either are no forecast's.
  private static let mostNumbers = 1 << 29

  fileprivate func fault(batch: Int) -> NetworkShape.Fault? {
    let sizes = [
      ("games remembered", length, 4096), ("numbers a token", width, 4096), ("heads", heads, 256),
      ("layers", layers, 64),
    ]
    for (name, value, most) in sizes where !(1...most).contains(value) {
      return ("\(value) \(name)", "1 to \(most)")
    }
    guard width % heads == 0 else { return ("\(width) numbers a token for \(heads) heads", "a multiple of the heads") }
    let tokens = 1 + WindowTokens.slots + length
    let seen = layers > 1 ? tokens * tokens : tokens
    let looks = method == .transformer ? batch * heads * seen : 0
    let numbers = max(batch * tokens * max(width, GameTokens.width), looks)
    guard numbers <= Self.mostNumbers else {
      return ("\(length) games remembered in batches of \(batch) rows", "at most \(Self.mostNumbers) numbers a batch")
    }
    return nil
  }
}
