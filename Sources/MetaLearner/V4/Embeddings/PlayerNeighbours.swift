import BoxScores
import Foundation
import Learners

/// Which players are alike, by the embeddings of a meta-learner: as of its cut-off, nothing later is known.
public struct PlayerNeighbours: Sendable {
  /// A player who is like another one.
  public struct Neighbour: Sendable, Hashable, Codable {
    public let personId: Int64
    /// Cosine of the two vectors, each less the mean of all players: 1 is the same, 0 unrelated, -1 the opposite.
    public let similarity: Double
    /// Games before the cut-off.
    public let games: Int
  }

  /// The season whose first day the vectors are as of.
  public let season: Season
  /// Numbers of a vector.
  public let dimension: Int
  /// Players who have a vector, in the order of the file.
  public let people: [Int64]
  /// Each player's games before the cut-off, aligned with `people`.
  public let games: [Int]
  /// Row-major, each of length 1.
  private let directions: [Float]

  /// Reads the embeddings of a meta-learner's folder.
  ///
  /// - Throws: `PlayerQueryError.noEmbeddings` when it was trained without; `MetaError.corrupt` and `LearnerError.tensors` for a
  ///   damaged file.
  public init(manifest: MetaManifest, folder: URL) throws {
    let name = EmbeddingSnapshot.fileName
    guard let entry = manifest.file(name) else {
      throw PlayerQueryError.noEmbeddings(configuration: manifest.configuration.experiment.name)
    }
    try self.init(decoding: ManifestFile.data(entry, in: folder), file: name)
  }

  /// The same, nil for a meta-learner that was trained without embeddings.
  public static func of(_ manifest: MetaManifest, folder: URL) throws -> PlayerNeighbours? {
    guard manifest.file(EmbeddingSnapshot.fileName) != nil else { return nil }
    return try PlayerNeighbours(manifest: manifest, folder: folder)
  }

  /// The part of a career that the vectors know: nothing of `season` or later.
  ///
  /// - Returns: nil for a career that had not begun.
  public func known(of career: ClosedRange<Season>?) -> ClosedRange<Season>? {
    guard let career, career.lowerBound < season else { return nil }
    return career.lowerBound...min(career.upperBound, season.previous)
  }

  init(decoding data: Data, file: String) throws(LearnerError) {
    let content = try Safetensors(decoding: data, file: file)
    let snapshot = try EmbeddingSnapshot(decoding: data, file: file)
    guard let vectors = content.tensors["vectors"], let numbers = vectors.floats,
      vectors.shape == [snapshot.people.count, snapshot.dimension],
      let games = content.tensors["games"]?.ints, games.count == snapshot.people.count
    else {
      throw .tensors(file: file, found: "no fitting vectors or games", expected: "a vector and a number a player")
    }
    season = snapshot.season
    dimension = snapshot.dimension
    people = snapshot.people
    self.games = games.map { Int($0) }
    directions = Self.directions(numbers, width: snapshot.dimension)
  }

  /// The players most like one, most alike first.
  ///
  /// - Parameters:
  ///   - minimumGames: Players with fewer games before the cut-off are left out: little is known of them.
  /// - Complexity: O(players)
  /// - Throws: `PlayerQueryError.unknown` for a player without games before the cut-off.
  public func nearest(
    to person: Int64, count: Int = 10, minimumGames: Int = 50
  ) throws(PlayerQueryError) -> [Neighbour] {
    guard let own = people.firstIndex(of: person) else { throw .unknown(player: "player \(person)", season: season) }
    let direction = directions[(own * dimension)..<((own + 1) * dimension)]
    let others = people.indices.filter { $0 != own && games[$0] >= minimumGames }.map { other in
      let similarity = zip(direction, directions[(other * dimension)..<((other + 1) * dimension)]).reduce(0.0) {
        $0 + Double($1.0) * Double($1.1)
      }
      return Neighbour(personId: people[other], similarity: similarity, games: games[other])
    }
    return Array(
      others.sorted { $0.similarity == $1.similarity ? $0.personId < $1.personId : $0.similarity > $1.similarity }
        .prefix(count))
  }

  /// The vectors on two axes for a map: the two directions along which players differ most, from -1 to 1.
  ///
  /// - Parameter minimumGames: As in `nearest`.
  public func plane(minimumGames: Int = 50) -> [(personId: Int64, x: Double, y: Double)] {
    let chosen = people.indices.filter { games[$0] >= minimumGames }
    guard chosen.count > 2, dimension > 1 else { return [] }
    let rows = chosen.map { index in
      directions[(index * dimension)..<((index + 1) * dimension)].map(Double.init)
    }
    let axes = PrincipalAxes.first(2, of: rows)
    return zip(chosen, rows).map { index, row in
      let place = axes.map { axis in zip(axis, row).reduce(0) { $0 + $1.0 * $1.1 } }
      return (people[index], place[0], place[1])
    }
  }

  private static func directions(_ numbers: [Float], width: Int) -> [Float] {
    let rows = width > 0 ? numbers.count / width : 0
    guard rows > 0 else { return [] }
    var mean = [Double](repeating: 0, count: width)
    for row in 0..<rows { for column in 0..<width { mean[column] += Double(numbers[row * width + column]) } }
    return (0..<rows).flatMap { row -> [Float] in
      let centred = (0..<width).map { Double(numbers[row * width + $0]) - mean[$0] / Double(rows) }
      let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return centred.map { length > 0 ? Float($0 / length) : 0 }
    }
  }
}
