import Learners

/// Windows and games as one sequence in time, oldest first, for readers that go through it in order.
enum TokenSequence {
  static func joined(_ windows: SeenTokens?, _ games: SeenTokens) -> SeenTokens {
    let parts = [windows, games].compactMap(\.self).map { part in
      let count = part.values.size(1)
      let backwards = Tensor(Array((0..<count).reversed()), shape: [count], device: part.values.device)
      return (values: part.values.selecting(backwards, 1), visible: part.visible.selecting(backwards, 1))
    }
    guard parts.count > 1 else { return parts[0] }
    return (Tensor.concatenated(parts.map(\.values), 1), Tensor.concatenated(parts.map(\.visible), 1))
  }
}
