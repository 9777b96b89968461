import BoxScores
import Features
import Foundation
import Learners
import Windows

/// Trains the networks of a component, one a seed, side by side on the threads there are.
struct V4NetworkTrainer {
  /// `.playerEmbeddings` reads features and embedding, `.temporalMemory` features and tokens.
  let component: V4Component
  let configuration: ExperimentConfiguration
  let settings: MetaSettings
  let variant: FeatureVariant
  let source: MetaSource
  let folder: URL
  /// Hash of rows and models below.
  let inputsHash: String
  let shouldStop: @Sendable () -> Bool
  let progress: @Sendable (String, Double) -> Void

  struct Result {
    let description: V4NetworkDescription
    /// By position of the meta season.
    let forecasts: [Int: ComponentForecast]
    let files: [String: Data]
  }

  /// - Parameter meta: All meta seasons, in order, each as of its own cut-off.
  /// - Throws: `LearnerError.library` without torch, `MetaError.interrupted`.
  func run(_ meta: [MetaSeason], cutoff: Season) throws -> Result {
    let device = try Device.resolve(source.device)
    let rows = meta.reduce(0) { $0 + $1.rows }
    let scaled = settings.network.scaled(rows: rows, full: settings.fullRows, component: component)
    let phases = NetworkPhase.all(
      metaSeasons: meta.map(\.season), available: source.table.seasons, settings: scaled)
    let beginning = phases.first?.learnsFrom ?? []
    let seasons = beginning + meta.map(\.season)
    let scaling = FeatureScaling(source: source, seasons: beginning, variant: variant, clip: scaled.clip)

    var embeddings: PlayerEmbeddings?
    if component == .playerEmbeddings, settings.usesVectors {
      progress("player embeddings", 0)
      embeddings = try PlayerEmbeddingTrainer(
        configuration: configuration.components.playerEmbeddings, settings: settings.embeddings, source: source,
        folder: folder, inputsHash: inputsHash, shouldStop: shouldStop
      ).run(seasons: seasons + [cutoff])
    }
    progress("inputs of the network", 0.05)
    let blocks = try blocks(seasons, meta, scaling, embeddings)
    let shape = shape(inputs: blocks.first?.width ?? scaling.width, scaled)
    let index = shape.memory == nil ? nil : source.history.index
    let marginals = marginals(of: beginning)
    let hash = StableJSON.hash([
      inputsHash, StableJSON.hash(shape), StableJSON.hash(scaled), StableJSON.hash(scaling), device.rawValue,
      embeddings?.hash ?? "", phases.map { "\($0)" }.joined(separator: "\n"),
    ])
    // Networks of other flags or settings are kept beside it.
    let place = folder.appendingPathComponent("network-\(hash.prefix(12))")
    let done = ProgressCount(total: phases.count * scaled.seeds.count) { [component] in
      progress(component.title, 0.1 + 0.9 * $0)
    }
    let results = try SideBySide.run(scaled.seeds.count, threads: source.threads) { [shouldStop] number in
      try NetworkWalk(
        seed: scaled.seeds[number], network: V4Network(shape), settings: scaled, scaling: scaling, phases: phases,
        seasons: seasons, blocks: blocks, index: index, marginals: marginals, device: device, folder: place,
        inputsHash: hash, shouldStop: shouldStop, advanced: { _ in done.advance() }
      ).run()
    }
    var forecasts: [Int: ComponentForecast] = [:]
    for (position, season) in meta.enumerated() {
      let said = results.compactMap { $0.forecasts[season.season] }
      forecasts[position] = NetworkForecast.mean(said).component(base: season.base)
    }
    let description = V4NetworkDescription(
      component: component, shape: shape, scaling: scaling, settings: scaled, seeds: scaled.seeds, seasons: seasons)
    var files: [String: Data] = [:]
    for (seed, result) in zip(scaled.seeds, results) {
      files[description.fileName(seed: seed)] = Safetensors(result.state).encoded()
    }
    if let embeddings, let last = embeddings.snapshot(of: cutoff) {
      files[EmbeddingSnapshot.fileName] = last.file(source.history.index, day: source.firstDay(of: cutoff))
    }
    return Result(description: description, forecasts: forecasts, files: files)
  }

  private func shape(inputs: Int, _ scaled: V4NetworkSettings) -> NetworkShape {
    let asked = configuration.components.temporalMemory
    // Each head has the same width.
    let width = NetworkShape.filled(min(asked.hiddenDimension, scaled.mostWidth ?? .max))
    let heads = (1...max(1, scaled.heads)).last { width % $0 == 0 } ?? 1
    return NetworkShape(
      inputs: inputs, hidden: scaled.hidden.map(NetworkShape.filled), dropout: scaled.dropout,
      memory: component == .temporalMemory
        ? .init(
          method: asked.method, length: min(asked.sequenceLength, scaled.mostTokens ?? .max), width: width,
          heads: heads,
          layers: scaled.layers)
        : nil)
  }

  private func blocks(
    _ seasons: [Season], _ meta: [MetaSeason], _ scaling: FeatureScaling, _ embeddings: PlayerEmbeddings?
  ) throws -> [NetworkRows] {
    let (table, matrix) = (source.table, source.matrix)
    let history = source.history
    return try SideBySide.run(seasons.count, threads: source.threads) { number in
      let season = seasons[number]
      let range = table.rows(of: season)
      let keys = range.map { RowKey(row: $0, of: table) }
      let cube = meta.first { $0.season == season }?.inputs.windows
      var rows = NetworkRows(
        keys: keys, scaling: scaling, windows: cube.map { WindowTokens($0, scales: scaling.scales) },
        embeddings: embeddings?.snapshot(of: season).map { ($0.vectors(keys, history.index), $0.dimension) }
      ) { matrix.row(range.lowerBound + $0)[$1] }
      rows.setOutcomes(range, of: table)
      return rows
    }
  }

  private func marginals(of seasons: [Season]) -> [Float] {
    var result: [Float] = []
    for (position, stat) in Stat.allCases.enumerated() {
      var counts = [Double](repeating: 0.5, count: NetworkShape.counts[position].count)
      let column = source.table[stat.column]
      for row in seasons.flatMap({ Array(source.table.rows(of: $0)) }) where column[row].isFinite {
        counts[min(counts.count - 1, max(0, Int(column[row])))] += 1
      }
      let total = counts.reduce(0, +)
      result += counts.map { Float(($0 / total)).logarithm }
    }
    return result
  }
}

extension Float {
  fileprivate var logarithm: Float { Float(Foundation.log(Double(self))) }
}
