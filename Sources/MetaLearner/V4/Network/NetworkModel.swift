import BoxScores
import Foundation
import Learners
import Windows

/// The trained networks of a component, ready to forecast.
struct NetworkModel: Sendable {
  let description: V4NetworkDescription
  let embedding: EmbeddingSnapshot?
  private let states: [[String: StoredTensor]]

  init(description: V4NetworkDescription, embedding: EmbeddingSnapshot?, states: [[String: StoredTensor]]) {
    self.description = description
    self.embedding = embedding
    self.states = states
  }

  /// Reads what the manifest vouches for.
  ///
  /// - Throws: `LearnerError.library` without torch, `MetaError.corrupt`, `LearnerError.tensors`.
  static func load(
    _ description: V4NetworkDescription, _ manifest: MetaManifest, folder: URL
  ) throws -> NetworkModel {
    var embedding: EmbeddingSnapshot?
    // An ablation may have trained it without the vectors.
    if description.shape.inputs > description.scaling.width {
      embedding = try EmbeddingSnapshot.load(manifest, folder: folder)
    }
    if let fault = description.fault(vectors: embedding?.dimension ?? 0) {
      throw MetaError.corrupt(
        path: folder.appendingPathComponent(MetaManifest.fileName).path,
        found: "\(fault.found) in the network of the \(description.component.title)", expected: fault.expected)
    }
    let states = try description.seeds.map { seed in
      let name = description.fileName(seed: seed)
      guard let entry = manifest.file(name) else {
        throw MetaError.fileMissing(path: folder.appendingPathComponent(name).path)
      }
      let state = try Safetensors(decoding: ManifestFile.data(entry, in: folder), file: name).tensors
      if let fault = description.shape.fault(of: state) {
        throw MetaError.corrupt(
          path: folder.appendingPathComponent(name).path, found: fault.found, expected: fault.expected)
      }
      return state
    }
    try Torch.require()
    let model = NetworkModel(description: description, embedding: embedding, states: states)
    // A file with other tensors than the network has is refused now, not at the first forecast.
    for state in states { _ = try model.store(state, device: .cpu) }
    return model
  }

  private func store(_ state: [String: StoredTensor], device: Device) throws -> ParameterStore {
    let store = V4Network(description.shape).store(seed: 0, device: device)
    try store.restore(state, from: "network")
    return store
  }

  /// What the networks would add to the blend: their mean less the base. On the CPU, whatever they were trained on.
  func forecast(
    _ inputs: StackInputs, base: [Stat: [Float]], history: GameHistory, threads: Int
  ) throws -> ComponentForecast {
    let rows = rows(inputs, history)
    let index = description.shape.memory == nil ? nil : history.index
    let description = description
    let said = try SideBySide.run(states.count, threads: threads) { [self] number in
      let store = try store(states[number], device: .cpu)
      return NetworkForecast(
        V4Network(description.shape), store: store, rows: rows, index: index, scaling: description.scaling,
        batch: description.settings.forecastBatch)
    }
    return NetworkForecast.mean(said).component(base: base)
  }

  private func rows(_ inputs: StackInputs, _ history: GameHistory) -> NetworkRows {
    let block = inputs.block
    return NetworkRows(
      keys: inputs.keys, scaling: description.scaling,
      windows: WindowTokens(inputs.windows, scales: description.scaling.scales),
      embeddings: embedding.map { ($0.vectors(inputs.keys, history.index), $0.dimension) }
    ) { block[$0, $1] }
  }

  /// How much the first network looks at the row itself, at each visible window (newest first) and at each game (newest
  /// first), a list a row; nil without attention.
  func attention(_ inputs: StackInputs, history: GameHistory) throws -> [[Float]]? {
    guard description.shape.memory?.method == .transformer, let state = states.first else { return nil }
    let rows = rows(inputs, history)
    let store = try store(state, device: .cpu)
    let network = V4Network(description.shape)
    let size = description.settings.forecastBatch
    var result: [[Float]] = []
    for start in stride(from: 0, to: rows.count, by: size) {
      let places = (start..<min(rows.count, start + size)).map { NetworkBatch.Place(block: 0, row: $0) }
      let values = Torch.withoutGradients { () -> (values: [Float], width: Int)? in
        let batch = NetworkBatch(
          places[...], of: [rows], shape: description.shape, index: history.index, size: size, device: .cpu)
        return network.attention(batch, ForwardPass(store)).map { ($0.floats(), $0.size(1)) }
      }
      guard let values else { return nil }
      for slot in places.indices {
        result.append(Array(values.values[(slot * values.width)..<((slot + 1) * values.width)]))
      }
    }
    return result
  }
}
