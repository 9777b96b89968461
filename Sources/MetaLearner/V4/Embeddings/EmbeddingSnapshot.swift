import BoxScores
import Foundation
import Learners
import Windows

/// The player embeddings as of a season: they know only what came before it.
///
/// `e(player, row) = A(past as of the row's day) + n / (n + shrinkage) * d[player]`; an unknown player, and one with fewer
/// games than the configuration asks for, has the amortised part alone. Computed without torch.
struct EmbeddingSnapshot: Sendable {
  static let fileName = "embeddings.safetensors"

  let season: Season
  let dimension: Int
  /// Players with a deviation, in the order of its rows.
  let people: [Int64]
  let minimumGames: Int
  let shrinkage: Float
  private let state: [String: StoredTensor]
  private let slots: [Int64: Int]
  private let inputsHash: String

  init(
    season: Season, network: EmbeddingNetwork, state: [String: StoredTensor], people: [Int64], minimumGames: Int,
    shrinkage: Float, inputsHash: String
  ) {
    self.season = season
    dimension = network.dimension
    self.people = people
    self.minimumGames = minimumGames
    self.shrinkage = shrinkage
    self.state = state
    self.inputsHash = inputsHash
    slots = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1, $0) })
  }

  /// Whether a network of this shape can go on from it.
  func fits(_ network: EmbeddingNetwork) -> Bool {
    dimension == network.dimension && state["\(EmbeddingNetwork.amortisedName).0.bias"]?.shape == [network.hidden]
      && state["decoder.weight"]?.shape == [EmbeddingSample.targets, dimension]
  }

  func hash(for inputs: String) -> Bool { inputsHash == inputs }

  var hash: String { ContentDigest.hex(of: encoded()) }

  /// The network's state for more players: those that are new have no deviation yet.
  func parameters(people count: Int) -> [String: StoredTensor] {
    var grown = state
    let name = "\(EmbeddingNetwork.deviationName).weight"
    var values = Array((state[name]?.floats ?? []).prefix(count * dimension))
    values += [Float](repeating: 0, count: max(0, count * dimension - values.count))
    grown[name] = StoredTensor(shape: [count, dimension], floats: values)
    return grown
  }

  // MARK: - Vectors

  /// Row-major, `keys.count` x `dimension`.
  ///
  /// - Complexity: O(games of the rows' players)
  func vectors(_ keys: [RowKey], _ index: GameIndex) -> [Float] {
    let layers = layers()
    return keys.flatMap { key in
      vector(PlayerPast(index, person: key.personId, day: key.day, season: key.season), key.personId, layers)
    }
  }

  private struct Layer {
    let weights: [Float]
    let bias: [Float]
  }

  private func layers() -> [Layer] {
    (0..<2).map { number in
      let name = "\(EmbeddingNetwork.amortisedName).\(number)"
      return Layer(weights: state["\(name).weight"]?.floats ?? [], bias: state["\(name).bias"]?.floats ?? [])
    }
  }

  private func vector(_ past: PlayerPast, _ person: Int64, _ layers: [Layer]) -> [Float] {
    let hidden = Self.apply(layers[0], past.numbers).map { 0.5 * $0 * (1 + erff($0 * 0.70710678)) }
    var result = Self.apply(layers[1], hidden)
    guard let slot = slots[person], past.games >= max(1, minimumGames) else { return result }
    let share = Float(past.games) / (Float(past.games) + shrinkage)
    let deviations = state["\(EmbeddingNetwork.deviationName).weight"]?.floats ?? []
    for column in 0..<dimension { result[column] += share * deviations[slot * dimension + column] }
    return result
  }

  private static func apply(_ layer: Layer, _ input: [Float]) -> [Float] {
    layer.bias.indices.map { output in
      var sum = layer.bias[output]
      for column in input.indices { sum += layer.weights[output * input.count + column] * input[column] }
      return sum
    }
  }

  // MARK: - Files

  /// The artifact: the snapshot, and every player's vector as of a day.
  func file(_ index: GameIndex, day: Int32) -> Data {
    let layers = layers()
    var vectors: [Float] = []
    var games: [Int64] = []
    for person in people {
      let past = PlayerPast(index, person: person, day: day, season: Int16(season.endYear))
      vectors += vector(past, person, layers)
      games.append(Int64(past.games))
    }
    return encoded(extra: [
      "vectors": StoredTensor(shape: [people.count, dimension], floats: vectors),
      "games": StoredTensor(shape: [people.count], ints: games),
    ])
  }

  func encoded(extra: [String: StoredTensor] = [:]) -> Data {
    var tensors = extra
    for (name, tensor) in state { tensors["network.\(name)"] = tensor }
    tensors["people"] = StoredTensor(shape: [people.count], ints: people)
    return Safetensors(
      tensors,
      metadata: [
        "season": "\(season.endYear)", "minimumGames": "\(minimumGames)", "shrinkage": "\(shrinkage)",
        "inputs": inputsHash,
      ]
    ).encoded()
  }

  /// - Throws: `LearnerError.tensors` unless the file is whole: every tensor in its shape, every player once.
  init(decoding data: Data, file: String) throws(LearnerError) {
    let content = try Safetensors(decoding: data, file: file)
    func refuse(_ found: String, _ expected: String) -> LearnerError {
      .tensors(file: file, found: found, expected: expected)
    }
    guard let people = content.tensors["people"]?.ints, Set(people).count == people.count else {
      throw refuse("no list of players, or one of them twice", "the id of each player once")
    }
    guard let year = content.metadata["season"].flatMap({ Int($0) }), (1947...2200).contains(year),
      let minimum = content.metadata["minimumGames"].flatMap({ Int($0) }), minimum >= 0,
      let shrinkage = content.metadata["shrinkage"].flatMap({ Float($0) }), shrinkage > 0, shrinkage.isFinite
    else { throw refuse("no season, games or shrinkage", "metadata of a snapshot") }
    var state: [String: StoredTensor] = [:]
    for (name, tensor) in content.tensors where name.hasPrefix("network.") {
      state[String(name.dropFirst("network.".count))] = tensor
    }
    let name = EmbeddingNetwork.amortisedName
    guard let first = state["\(name).0.weight"]?.shape, first.count == 2, first[1] == PlayerPast.width,
      ["0.weight", "0.bias", "1.weight", "1.bias"].allSatisfy({ state["\(name).\($0)"]?.floats != nil }),
      let second = state["\(name).1.weight"]?.shape, second.count == 2, second[1] == first[0],
      state["\(name).0.bias"]?.shape == [first[0]], state["\(name).1.bias"]?.shape == [second[0]],
      let deviations = state["\(EmbeddingNetwork.deviationName).weight"], deviations.floats != nil,
      deviations.shape.count == 2, deviations.shape[0] >= people.count, deviations.shape[1] == second[0]
    else { throw refuse("tensors of other shapes", "an MLP over a player's past and a deviation a player") }
    season = Season(year)
    dimension = second[0]
    self.people = people
    minimumGames = minimum
    self.shrinkage = shrinkage
    self.state = state
    inputsHash = content.metadata["inputs"] ?? ""
    slots = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1, $0) })
  }

  static func load(_ manifest: MetaManifest, folder: URL) throws -> EmbeddingSnapshot {
    guard let entry = manifest.file(fileName) else {
      throw MetaError.fileMissing(path: folder.appendingPathComponent(fileName).path)
    }
    return try EmbeddingSnapshot(decoding: ManifestFile.data(entry, in: folder), file: fileName)
  }
}
