import BoxScores
import Foundation
import Learners
import Windows

/// Makes the snapshots of the player embeddings, season by season: each begins with the numbers of the one before and is drawn
/// to them, so that the axes keep their meaning.
struct PlayerEmbeddingTrainer {
  let configuration: ExperimentConfiguration.PlayerEmbeddings
  let settings: EmbeddingSettings
  let source: MetaSource
  let folder: URL
  let inputsHash: String
  let shouldStop: @Sendable () -> Bool

  /// - Parameter seasons: Those that a snapshot is asked for, in order.
  func run(seasons: [Season]) throws -> PlayerEmbeddings {
    try Torch.require()
    let hash = StableJSON.hash([
      inputsHash, StableJSON.hash(configuration), StableJSON.hash(settings),
      seasons.map(\.description).joined(separator: " "),
    ])
    let network = EmbeddingNetwork(dimension: configuration.dimension, hidden: settings.hidden)
    let index = source.history.index
    let available = source.table.seasons
    var samples: [Season: [EmbeddingSample]] = [:]
    var snapshots: [EmbeddingSnapshot] = []
    for season in seasons {
      if shouldStop() { throw MetaError.interrupted(what: "the player embeddings") }
      let past = available.filter { $0 < season }.suffix(
        snapshots.isEmpty ? settings.firstSeasons : settings.laterSeasons)
      for known in past where samples[known] == nil {
        samples[known] = EmbeddingSample.all(of: known, source.table, index, block: settings.gamesPerBlock)
      }
      let file = folder.appendingPathComponent("embeddings.\(season).safetensors")
      if let data = try? RegularFile.data(file), let kept = try? EmbeddingSnapshot(decoding: data, file: file.path),
        kept.hash(for: hash), kept.season == season, kept.fits(network)
      {
        snapshots.append(kept)
        continue
      }
      let made = try train(network, season, past.flatMap { samples[$0] ?? [] }, before: snapshots.last, hash: hash)
      try ModelFile.write(made.encoded(), to: file)
      snapshots.append(made)
    }
    return PlayerEmbeddings(snapshots: snapshots)
  }

  private func train(
    _ network: EmbeddingNetwork, _ season: Season, _ samples: [EmbeddingSample], before: EmbeddingSnapshot?,
    hash: String
  ) throws -> EmbeddingSnapshot {
    var people = before?.people ?? []
    var slots = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1, $0) })
    for sample in samples where slots[sample.person] == nil {
      slots[sample.person] = people.count
      people.append(sample.person)
    }
    let store = network.store(seed: UInt64(settings.seed), people: people.count)
    var anchors: [(name: String, tensor: Tensor)] = []
    if let before {
      try store.restore(before.parameters(people: max(1, people.count)))
      anchors = store.trained.map { ($0.name, Tensor($0.tensor.floats(), shape: $0.tensor.shape)) }
    }
    let adam = AdamW(store, .init(learningRate: settings.rate, weightDecay: 0))
    let epochs = before == nil ? settings.firstEpochs : settings.laterEpochs
    let steps = (samples.count + settings.batch - 1) / settings.batch
    let schedule = LearningRateSchedule(
      peak: before == nil ? settings.rate : settings.rate / 2, warmUp: max(1, steps / 2), steps: max(1, steps * epochs))
    var random = NetworkRandom(seed: UInt64(settings.seed), purpose: "embeddings \(season)")
    for epoch in 0..<epochs where !samples.isEmpty {
      let order = random.permutation(samples.count)
      for step in 0..<steps {
        Faults.reach("embeddings.step")
        let part = order[(step * settings.batch)..<min(order.count, (step + 1) * settings.batch)].map { samples[$0] }
        let pass = ForwardPass(store, training: true)
        let loss = loss(network, part, slots, anchors, pass, &random)
        loss.backward()
        adam.step(learningRate: schedule.rate(at: epoch * steps + step))
      }
    }
    return EmbeddingSnapshot(
      season: season, network: network, state: store.state(), people: people,
      minimumGames: configuration.minimumGames, shrinkage: settings.shrinkage, inputsHash: hash)
  }

  private func loss(
    _ network: EmbeddingNetwork, _ part: [EmbeddingSample], _ slots: [Int64: Int],
    _ anchors: [(name: String, tensor: Tensor)], _ pass: ForwardPass, _ random: inout NetworkRandom
  ) -> Tensor {
    let rows = part.count
    let shares = part.map { sample -> Float in
      guard random.uniform() >= settings.idDropout, sample.games >= configuration.minimumGames else { return 0 }
      return Float(sample.games) / (Float(sample.games) + settings.shrinkage)
    }
    let (forecast, deviations) = network(
      past: Tensor(part.flatMap(\.past), shape: [rows, PlayerPast.width]),
      slots: Tensor(part.map { slots[$0.person]! }, shape: [rows]), shares: Tensor(shares, shape: [rows, 1]), pass)
    let weights = Tensor(part.flatMap { $0.weights.map { $0 + 1e-6 } }, shape: [rows, EmbeddingSample.targets])
    let outcomes = Tensor(part.flatMap(\.outcomes), shape: [rows, EmbeddingSample.targets])
    var loss = (forecast - outcomes).square().weightedMean(weights)
      .plus(deviations.square().mean(), times: settings.deviationPenalty)
    for (name, tensor) in anchors {
      loss = loss.plus((pass[name] - tensor).square().mean(), times: settings.anchor)
    }
    return loss
  }
}
