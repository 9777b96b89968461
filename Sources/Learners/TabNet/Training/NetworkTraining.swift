/// The training of one network, epoch by epoch, resumable between epochs. One thread.
public struct NetworkTraining {
  public let plan: NetworkPlan
  let ghostRows: Int
  let makeStore: () -> ParameterStore

  /// - Parameters:
  ///   - ghostRows: see `GhostNorm`.
  ///   - device: where it is computed.
  public init(_ plan: NetworkPlan, ghostRows: Int, device: Device = .cpu, layers: [any Layer]) {
    self.plan = plan
    self.ghostRows = ghostRows
    makeStore = { ParameterStore(seed: plan.seed, device: device, layers) }
  }

  /// Trains on rows that `loss` knows by their numbers, 0 ..< rows.
  ///
  /// - Parameters:
  ///   - state: where an earlier training stopped; nil begins.
  ///   - epochDone: given the state after every epoch, to keep it; a throw ends the training.
  ///   - loss: of some rows (int64 numbers), to go back from: a mean over them, since a step is cut into pieces and their
  ///     losses are weighted by their rows.
  /// - Returns: the trained parameters.
  /// - Throws: `LearnerError.tensors` when `state` is of another network; whatever `epochDone` throws.
  public func run(
    rows: Int, from state: NetworkState? = nil, epochDone: (NetworkState) throws -> Void = { _ in },
    loss: (_ rows: Tensor, _ pass: ForwardPass) -> Tensor
  ) throws -> ParameterStore {
    precondition(rows > 1, "training on \(rows) rows")
    let store = makeStore()
    let optimiser = AdamW(store, AdamW.Settings(learningRate: plan.learningRate, weightDecay: plan.weightDecay))
    let pass = ForwardPass(
      store, training: true, random: NetworkRandom(seed: plan.seed, purpose: "training"), byHand: true)
    var losses: [Double] = []
    if let state {
      try store.restore(state.parameters)
      try optimiser.restore(state.optimiser)
      pass.random = state.random
      losses = state.losses
    }
    let (steps, size) = plan.steps(rows: rows, ghostRows: ghostRows)
    // A GPU has no such cache, and wants large pieces.
    let pieces = store.device == .cpu ? NetworkPlan.pieces(rows: size, ghostRows: ghostRows) : [size]
    let all = Double(steps * plan.epochs)
    let schedule = LearningRateSchedule(
      peak: plan.learningRate, warmUp: max(1, Int(all * plan.warmUp)), hold: Int(all * plan.hold),
      steps: steps * plan.epochs)
    for epoch in losses.count..<max(plan.epochs, losses.count) {
      let order = pass.random.permutation(rows)
      var sum = 0.0
      for step in 0..<steps {
        var start = step * size
        for count in pieces {
          let chosen = Tensor(Array(order[start..<(start + count)]), shape: [count], device: store.device)
          let share = Float(count) / Float(size)
          let value = loss(chosen, pass)
          pass.goBack(from: value, weight: share)
          sum += Double(value.detached().item) * Double(share)
          start += count
        }
        optimiser.step(learningRate: schedule.rate(at: epoch * steps + step))
      }
      losses.append(sum / Double(steps))
      try epochDone(
        NetworkState(
          losses: losses, random: pass.random, parameters: store.state(), optimiser: optimiser.state()))
    }
    return store
  }
}
