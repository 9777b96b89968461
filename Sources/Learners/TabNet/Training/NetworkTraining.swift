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
  ///   - loss: of the rows of a step (int64 numbers), to go back from.
  /// - Returns: the trained parameters.
  /// - Throws: `LearnerError.tensors` when `state` is of another network; whatever `epochDone` throws.
  public func run(
    rows: Int, from state: NetworkState? = nil, epochDone: (NetworkState) throws -> Void = { _ in },
    loss: (_ rows: Tensor, _ pass: ForwardPass) -> Tensor
  ) throws -> ParameterStore {
    precondition(rows > 1, "training on \(rows) rows")
    let store = makeStore()
    let optimiser = AdamW(store, AdamW.Settings(learningRate: plan.learningRate, weightDecay: plan.weightDecay))
    let pass = ForwardPass(store, training: true, random: NetworkRandom(seed: plan.seed, purpose: "training"))
    var losses: [Double] = []
    if let state {
      try store.restore(state.parameters)
      try optimiser.restore(state.optimiser)
      pass.random = state.random
      losses = state.losses
    }
    let (steps, size) = plan.steps(rows: rows, ghostRows: ghostRows)
    let schedule = LearningRateSchedule(
      peak: plan.learningRate, warmUp: max(1, Int(Double(steps * plan.epochs) * plan.warmUp)),
      steps: steps * plan.epochs)
    for epoch in losses.count..<max(plan.epochs, losses.count) {
      let order = pass.random.permutation(rows)
      var sum = 0.0
      for step in 0..<steps {
        let chosen = Tensor(Array(order[(step * size)..<((step + 1) * size)]), shape: [size], device: store.device)
        let value = loss(chosen, pass)
        value.backward()
        optimiser.step(learningRate: schedule.rate(at: epoch * steps + step))
        sum += Double(value.detached().item)
      }
      losses.append(sum / Double(steps))
      try epochDone(
        NetworkState(
          losses: losses, random: pass.random, parameters: store.state(), optimiser: optimiser.state()))
    }
    return store
  }
}
