import BoxScores
import Foundation
import Learners
import Testing

@testable import MetaLearner

@Suite struct PlayerQueryTests {
  private let players = PlayerDirectory([
    Player(personId: 1, firstName: "Nikola", lastName: "Jokić"),
    Player(personId: 2, firstName: "Bobby", lastName: "Jones"),
    Player(personId: 3, firstName: "Bobby", lastName: "Jones"),
    Player(personId: 4, firstName: "J.J.", lastName: "Redick"),
  ])

  @Test func namesAreFoundWithoutAccentsAndNamesakesAreNotGuessed() throws {
    let names = PlayerNames(
      [1, 2, 3, 4], players: players, seasons: [2: Season(1975)...Season(1986), 3: Season(2007)...Season(2008)])
    #expect(try names.resolve("nikola jokic", season: Season(2025)) == 1)
    #expect(try names.resolve("Nikola JOKIĆ", season: Season(2025)) == 1)
    #expect(try names.resolve("JJ Redick", season: Season(2025)) == 4)
    #expect(try names.resolve("3", season: Season(2025)) == 3)
    let error = #expect(throws: PlayerQueryError.self) { try names.resolve("Bobby Jones", season: Season(2025)) }
    #expect(error == .ambiguous(name: "Bobby Jones", candidates: ["2 (1975-1986)", "3 (2007-2008)"]))
    #expect(error?.message.hasSuffix("2 (1975-1986), 3 (2007-2008). Ask by id.") == true)
    #expect(throws: PlayerQueryError.unknown(player: "'Nobody'", season: Season(2025))) {
      try names.resolve("Nobody", season: Season(2025))
    }
  }

  private func file(_ vectors: [[Float]], games: [Int64]) -> Data {
    let people = (1...Int64(vectors.count)).map { $0 }
    let width = vectors[0].count
    func zeros(_ shape: [Int]) -> StoredTensor {
      StoredTensor(shape: shape, floats: [Float](repeating: 0, count: shape.reduce(1, *)))
    }
    return Safetensors(
      [
        "people": StoredTensor(shape: [people.count], ints: people),
        "vectors": StoredTensor(shape: [people.count, width], floats: vectors.flatMap(\.self)),
        "games": StoredTensor(shape: [people.count], ints: games),
        "network.amortised.0.weight": zeros([4, PlayerPast.width]), "network.amortised.0.bias": zeros([4]),
        "network.amortised.1.weight": zeros([width, 4]), "network.amortised.1.bias": zeros([width]),
        "network.deviation.weight": zeros([people.count, width]),
      ], metadata: ["season": "2025", "minimumGames": "3", "shrinkage": "30.0"]
    ).encoded()
  }

  @Test func neighboursAreOrderedByCosineAndUnknownPlayersLeftOut() throws {
    let data = file([[1, 0], [0.9, 0.1], [-1, 0], [0, 1], [0.99, 0]], games: [500, 400, 300, 200, 10])
    let neighbours = try PlayerNeighbours(decoding: data, file: "embeddings")
    let found = try neighbours.nearest(to: 1, count: 3)
    #expect(found.map(\.personId) == [2, 4, 3])
    #expect(found[0].similarity > 0.8 && found[2].similarity < 0 && found[0].games == 400)
    #expect(neighbours.season == Season(2025))
    #expect(throws: PlayerQueryError.unknown(player: "player 77", season: Season(2025))) {
      try neighbours.nearest(to: 77)
    }
    #expect(neighbours.plane(minimumGames: 100).map(\.personId) == [1, 2, 3, 4])
  }

  @Test func damagedEmbeddingsAreRefused() throws {
    let whole = file([[1, 0], [0, 1]], games: [5, 6])
    _ = try PlayerNeighbours(decoding: whole, file: "embeddings")
    #expect(throws: LearnerError.self) { try PlayerNeighbours(decoding: whole.dropLast(3), file: "embeddings") }
    for name in ["people", "vectors", "games", "network.amortised.1.weight", "network.deviation.weight"] {
      var content = try Safetensors(decoding: whole, file: "embeddings")
      content.tensors[name] = nil
      #expect(throws: LearnerError.self, "\(name)") {
        try PlayerNeighbours(decoding: content.encoded(), file: "embeddings")
      }
    }
    var twice = try Safetensors(decoding: whole, file: "embeddings")
    twice.tensors["people"] = StoredTensor(shape: [2], ints: [1, 1])
    #expect(throws: LearnerError.self) { try PlayerNeighbours(decoding: twice.encoded(), file: "embeddings") }
    var bad = try Safetensors(decoding: whole, file: "embeddings")
    bad.tensors["vectors"] = StoredTensor(shape: [2, 2], floats: [1, .nan, 0, 1])
    #expect(throws: LearnerError.self) { try PlayerNeighbours(decoding: bad.encoded(), file: "embeddings") }
  }
}
