import BoxScores
import Foundation
import Learners
import Windows

/// One network's way through the seasons: learns from what lies before, forecasts the next season, learns from it, and so on.
/// What it says about a season it says before it has seen it.
///
/// After each epoch the parameters, the optimiser and how far it was are kept, so that a stopped training ends in the same
/// bytes.
struct NetworkWalk: Sendable {
  let seed: Int
  let network: V4Network
  let settings: V4NetworkSettings
  let scaling: FeatureScaling
  let phases: [NetworkPhase]
  let seasons: [Season]
  /// The rows of `seasons`.
  let blocks: [NetworkRows]
  let index: GameIndex?
  /// Logarithms of how often each count was seen before the first forecast, of all distributions.
  let marginals: [Float]
  let device: Device
  let folder: URL
  /// Hash of everything that shapes the network.
  let inputsHash: String
  let shouldStop: @Sendable () -> Bool
  let advanced: @Sendable (Int) -> Void

  struct Result: Sendable {
    let state: [String: StoredTensor]
    /// By season, what it said before it learned from it.
    let forecasts: [Season: NetworkForecast]
  }

  func run() throws -> Result {
    if let kept = checkpoint(), let result = try walk(from: kept) { return result }
    guard let result = try walk(from: nil) else {
      throw MetaError.fileMissing(path: folder.appendingPathComponent("network.seed\(seed)").path)
    }
    return result
  }

  /// Nil when what a stopped run left is not whole.
  private func walk(from kept: Kept?) throws -> Result? {
    let store = network.store(seed: UInt64(seed), device: device)
    if let kept { try store.restore(kept.checkpoint.parameters) } else { try begin(store) }
    var forecasts: [Season: NetworkForecast] = [:]
    let cache = ForecastCache(folder: folder)
    for (number, phase) in phases.enumerated() {
      let isBehind = kept.map { number < $0.phase || (number == $0.phase && $0.epoch > 0) } ?? false
      if let season = phase.forecasts, let position = seasons.firstIndex(of: season) {
        let name = "network.seed\(seed).\(season)"
        do {
          let columns = try cache.columns(name, key: inputsHash, rows: blocks[position].count) {
            if isBehind { throw MetaError.fileMissing(path: name) }
            return NetworkForecast(
              network, store: store, rows: blocks[position], index: index, scaling: scaling,
              batch: settings.forecastBatch
            ).columns
          }
          forecasts[season] = NetworkForecast(columns: columns)
        } catch MetaError.fileMissing {
          return nil
        }
      }
      if let kept, number < kept.phase {
        advanced(number)
        continue
      }
      let first = kept.map { number == $0.phase ? $0.epoch : 0 } ?? 0
      try train(store, phase, number, from: first, kept: first > 0 ? kept : nil)
      advanced(number)
    }
    return Result(state: store.state(), forecasts: forecasts)
  }

  /// The distributions begin with how often each count was seen.
  private func begin(_ store: ParameterStore) throws {
    var state = store.state()
    state["\(V4Network.headsName).bias"] = V4Network.bias(marginals)
    try store.restore(state)
  }

  private func train(
    _ store: ParameterStore, _ phase: NetworkPhase, _ number: Int, from first: Int, kept: Kept?
  ) throws {
    let adam = AdamW(store, .init(learningRate: phase.rate, weightDecay: settings.weightDecay, clip: nil))
    if let kept { try adam.restore(kept.checkpoint.optimiser) }
    let places = phase.learnsFrom.compactMap(seasons.firstIndex(of:)).flatMap { block in
      (0..<blocks[block].count).map { NetworkBatch.Place(block: block, row: $0) }
    }
    guard !places.isEmpty else { return }
    let steps = (places.count + settings.batch - 1) / settings.batch
    let schedule = LearningRateSchedule(
      peak: phase.rate, warmUp: max(1, Int(Double(steps * phase.epochs) * settings.warmUp)),
      steps: steps * phase.epochs)
    let loss = NetworkLoss(scaling: scaling, settings: settings, device: device)
    for epoch in first..<max(first, phase.epochs) {
      // Generators of an epoch's own: nothing of them has to be kept.
      func random(_ purpose: String) -> NetworkRandom {
        NetworkRandom(seed: UInt64(seed), purpose: "\(purpose) \(number).\(epoch)")
      }
      var rows = random("rows")
      var hiding = random("windows")
      var dropout = random("dropout")
      let order = rows.permutation(places.count).map { places[$0] }
      for step in 0..<steps {
        if shouldStop() { throw MetaError.interrupted(what: "the network of seed \(seed)") }
        Faults.reach("memory.step")
        let part = order[(step * settings.batch)..<min(order.count, (step + 1) * settings.batch)]
        let batch = NetworkBatch(
          part, of: blocks, shape: network.shape, index: index, size: part.count, device: device,
          hide: { hiding.uniform() < settings.windowDropout })
        let pass = ForwardPass(store, training: true, random: dropout)
        guard let error = loss(network(batch, pass), part, blocks) else { continue }
        error.backward()
        adam.step(learningRate: schedule.rate(at: epoch * steps + step))
        dropout = pass.random
      }
      let isLast = epoch == phase.epochs - 1
      try keep(store, adam, phase: isLast ? number + 1 : number, epoch: isLast ? 0 : epoch + 1)
    }
  }

  // MARK: - What is kept

  private struct Kept {
    let checkpoint: Checkpoint
    let phase: Int
    let epoch: Int
  }

  private var file: URL { folder.appendingPathComponent("network.seed\(seed).checkpoint") }

  private func keep(_ store: ParameterStore, _ adam: AdamW, phase: Int, epoch: Int) throws {
    let checkpoint = Checkpoint(
      parameters: store.state(), optimiser: adam.state(), random: NetworkRandom(seed: UInt64(seed)),
      notes: ["inputs": inputsHash, "phase": "\(phase)", "epoch": "\(epoch)"])
    try ModelFile.write(checkpoint.encoded(), to: file)
    Faults.reach("memory.epoch")
  }

  private func checkpoint() -> Kept? {
    guard let data = try? RegularFile.data(file),
      let found = try? Checkpoint(decoding: data, file: file.lastPathComponent), found.notes["inputs"] == inputsHash,
      let phase = found.notes["phase"].flatMap({ Int($0) }), let epoch = found.notes["epoch"].flatMap({ Int($0) }),
      (0...phases.count).contains(phase), epoch >= 0
    else { return nil }
    return Kept(checkpoint: found, phase: phase, epoch: epoch)
  }
}
