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
    #expect(throws: PlayerQueryError.nobody(name: "Nobody", nearest: [])) {
      try names.resolve("Nobody", season: Season(2025))
    }
    let id = #expect(throws: PlayerQueryError.self) { try names.resolve("77", season: Season(2025)) }
    #expect(id?.message == "nobody has the id 77; expected a player's full name or his id")
  }

  @Test func suffixesDoNotMatterAndWhoIsNotFoundIsToldWhomHeIsLike() throws {
    let players = PlayerDirectory([
      Player(personId: 1, firstName: "Jaren", lastName: "Jackson Jr."),
      Player(personId: 2, firstName: "Tim", lastName: "Hardaway"),
      Player(personId: 3, firstName: "Tim", lastName: "Hardaway Jr."),
      Player(personId: 4, firstName: "Jaren", lastName: "Jaxon"),
    ])
    let names = PlayerNames([1, 2, 3, 4], players: players)
    let now = Season(2025)
    #expect(try names.resolve("Jaren Jackson", season: now) == 1)
    #expect(try names.resolve("Jaren Jackson III", season: now) == 1)
    // As it is written it is one man's name: no namesake with a suffix stands in the way.
    #expect(try names.resolve("Tim Hardaway", season: now) == 2)
    #expect(try names.resolve("tim hardaway jr", season: now) == 3)
    #expect(throws: PlayerQueryError.ambiguous(name: "Tim Hardaway II", candidates: ["2", "3"])) {
      try names.resolve("Tim Hardaway II", season: now)
    }
    let unknown = #expect(throws: PlayerQueryError.self) { try names.resolve("Jaren Jakson", season: now) }
    #expect(
      unknown?.message
        == "nobody is called 'Jaren Jakson'; expected a player's full name or his id. Like it: Jaren Jackson Jr. 1, "
        + "Jaren Jaxon 4")
  }

  /// The father retired long ago: tonight's list that leaves the suffix out means the son.
  @Test func aNameWithoutItsSuffixIsHisWhoPlaysTheseYears() throws {
    let players = PlayerDirectory([
      Player(personId: 1, firstName: "Tim", lastName: "Hardaway"),
      Player(personId: 2, firstName: "Tim", lastName: "Hardaway Jr."),
      Player(personId: 3, firstName: "Luka", lastName: "Dončić"),
      Player(personId: 4, firstName: "Luka", lastName: "Doncic"),
      Player(personId: 5, firstName: "Bobby", lastName: "Jones"),
      Player(personId: 6, firstName: "Bobby", lastName: "Jones"),
      Player(personId: 7, firstName: "Gary", lastName: "Payton"),
      Player(personId: 8, firstName: "Gary", lastName: "Payton II"),
      Player(personId: 9, firstName: "Gary", lastName: "Payton III"),
    ])
    let seasons: [Int64: ClosedRange<Season>] = [
      1: Season(1990)...Season(2003), 2: Season(2014)...Season(2026), 3: Season(2019)...Season(2026),
      5: Season(1975)...Season(1986), 6: Season(2007)...Season(2008), 7: Season(1991)...Season(2007),
      8: Season(2017)...Season(2026), 9: Season(2025)...Season(2026),
    ]
    let names = PlayerNames(Int64(1)...9, players: players, seasons: seasons, preferring: .recent)
    let now = Season(2026)
    #expect(try names.resolve("Tim Hardaway", season: now) == 2)
    #expect(try names.resolve("Hardaway, Tim", season: now) == 2)
    #expect(try names.resolve("Tim Hardaway Jr.", season: now) == 2)
    // Who came later is not known yet, and three seasons after the last game nobody is preferred.
    #expect(try names.resolve("Tim Hardaway", season: Season(2005)) == 1)
    #expect(try names.resolve("Tim Hardaway", season: Season(2029)) == 1)
    // A namesake who never played a game does not stand in the way of one who plays.
    #expect(try names.resolve("Luka Doncic", season: now) == 3)
    #expect(throws: PlayerQueryError.ambiguous(name: "Luka Doncic", candidates: ["3 (2019-2026)", "4"])) {
      try names.resolve("Luka Doncic", season: Season(2000))
    }
    #expect(throws: PlayerQueryError.ambiguous(name: "Bobby Jones", candidates: ["5 (1975-1986)", "6 (2007-2008)"])) {
      try names.resolve("Bobby Jones", season: now)
    }
    #expect(try names.resolve("Bobby Jones", season: Season(1980)) == 5)
    // Two sons play: neither is guessed.
    #expect(
      throws: PlayerQueryError.ambiguous(name: "Gary Payton", candidates: ["8 (2017-2026)", "9 (2025-2026)"])
    ) { try names.resolve("Gary Payton", season: now) }
    #expect(try names.resolve("Gary Payton II", season: now) == 8)
    // Of the whole history a name is his who has it as it is written.
    #expect(try PlayerNames(Int64(1)...9, players: players, seasons: seasons).resolve("Tim Hardaway", season: now) == 1)
  }

  @Test func aLastNameAloneIsNobodysAndNamesWhoPlaysTheseYears() throws {
    let players = PlayerDirectory([
      Player(personId: 1, firstName: "Dale", lastName: "Davis"),
      Player(personId: 2, firstName: "Anthony", lastName: "Davis"),
      Player(personId: 3, firstName: "Double D", lastName: "Davis"),
      Player(personId: 4, firstName: "Deyonta", lastName: "Davis"),
      Player(personId: 5, firstName: "Johnny", lastName: "Davis"),
      Player(personId: 6, firstName: "Nikola", lastName: "Jokić"),
      Player(personId: 7, firstName: "Nikola", lastName: "Jović"),
    ])
    let names = PlayerNames(
      Int64(1)...7, players: players,
      seasons: [
        1: Season(1992)...Season(2007), 2: Season(2013)...Season(2026), 4: Season(2017)...Season(2019),
        5: Season(2023)...Season(2026), 6: Season(2016)...Season(2026), 7: Season(2023)...Season(2026),
      ], preferring: .recent)
    func message(_ text: String) -> String? {
      let error = #expect(throws: PlayerQueryError.self) { try names.resolve(text, season: Season(2026)) }
      return error?.message
    }
    let expected = "; expected a player's full name or his id. Like it: "
    #expect(
      message("Davis")
        == "nobody is called 'Davis'\(expected)Anthony Davis 2 (2013-2026), Johnny Davis 5 (2023-2026), "
        + "Deyonta Davis 4 (2017-2019)")
    #expect(
      message("Jokic")
        == "nobody is called 'Jokic'\(expected)Nikola Jokić 6 (2016-2026), Nikola Jović 7 (2023-2026)")
    #expect(message("N. Jokic")?.hasSuffix(": Nikola Jokić 6 (2016-2026)") == true)
    #expect(
      message("Jokich, Nikola")
        == "nobody is called 'Jokich, Nikola'\(expected)Nikola Jokić 6 (2016-2026), Nikola Jović 7 (2023-2026)")
    #expect(message("Tony Davis")?.contains("Anthony Davis 2") == true)
    #expect(message("Zzyzx Qwert") == "nobody is called 'Zzyzx Qwert'; expected a player's full name or his id")
    #expect(try names.resolve("Jokic, Nikola", season: Season(2026)) == 6)
  }

  /// Feeds write a hyphen or a space, and letters that have no accent to take off.
  @Test func hyphensAndForeignLettersDoNotMatter() throws {
    let players = PlayerDirectory([
      Player(personId: 1, firstName: "Karl-Anthony", lastName: "Towns"),
      Player(personId: 2, firstName: "Nikola", lastName: "Đurišić"),
      Player(personId: 3, firstName: "D'Angelo", lastName: "Russell"),
    ])
    let names = PlayerNames([1, 2, 3], players: players)
    for (text, id) in [
      ("Karl-Anthony Towns", 1), ("karl anthony towns", 1), ("Nikola Durisic", 2), ("NIKOLA ĐURIŠIĆ", 2),
      ("DAngelo Russell", 3), ("D’Angelo Russell", 3),
    ] as [(String, Int64)] {
      #expect(try names.resolve(text, season: Season(2025)) == id, "\(text)")
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
    // A career is told as far as the vectors know it.
    #expect(neighbours.known(of: Season(2003)...Season(2026)) == Season(2003)...Season(2024))
    #expect(neighbours.known(of: Season(2003)...Season(2010)) == Season(2003)...Season(2010))
    #expect(neighbours.known(of: Season(2025)...Season(2026)) == nil && neighbours.known(of: nil) == nil)
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
