/// Makes new men: who they are, and what they can do.
struct SimulatedManFactory {
  private var nextId = SimulatedLeague.firstPersonId + 1

  /// A man of the given age at the start of a season.
  mutating func make(
    age: Double, seasonStart: GameDay, draft: (year: Int, number: Int?)?, generator: inout SeededGenerator
  ) -> (SimulatedMan, Player) {
    let position = CourtPosition.allCases[generator.integer(in: 0..<5)]
    let personId = nextId
    nextId += 1
    let birthDay = seasonStart.advanced(by: -Int(age * 365.25))
    let man = SimulatedMan(
      personId: personId, birthDay: birthDay, position: position, talent: generator.normal(),
      skills: Self.skills(position, &generator))
    var player = Player(
      personId: personId, firstName: Self.name(syllables: 2, &generator),
      lastName: Self.name(syllables: 2 + generator.integer(in: 0..<2), &generator) + " (sim)")
    player.birthDay = birthDay
    let height =
      [188.0, 195, 201, 206, 211][position.rawValue] - max(0, 1985 - Double(seasonStart.calendar.year)) * 0.12
    player.height = Float(generator.normal(height, 4).rounded())
    player.weight = Float(generator.normal(height - 105, 6).rounded())
    player.isGuard = position.rawValue <= 1
    player.isForward = position == .smallForward || position == .powerForward
    player.isCenter = position == .centre
    player.draftYear = draft?.year
    player.draftNumber = draft?.number
    return (man, player)
  }

  /// Means of the positions and spreads around them, both in logarithms.
  private static func skills(_ position: CourtPosition, _ generator: inout SeededGenerator) -> SimulatedMan.Skills {
    func drawn(_ means: [Double], _ spread: Double) -> Double {
      means[position.rawValue] + spread * generator.normal()
    }
    var skills = SimulatedMan.Skills()
    skills.shots = drawn([0, 0.08, 0.02, -0.03, -0.08], 0.20)
    skills.threeShare = drawn([0.7, 0.9, 0.4, -0.5, -2.4], 0.8)
    skills.threeAccuracy = drawn([0.02, 0.03, 0, -0.03, -0.08], 0.06)
    skills.twoAccuracy = drawn([-0.06, -0.04, -0.01, 0.02, 0.09], 0.05)
    skills.freeThrowTrips = drawn([0, 0, -0.02, 0.03, 0.05], 0.30)
    skills.freeThrowAccuracy = drawn([0.35, 0.35, 0.1, -0.1, -0.4], 0.45)
    skills.offensiveBoards = drawn([-1, -0.7, -0.1, 0.5, 0.8], 0.30)
    skills.defensiveBoards = drawn([-0.55, -0.4, 0, 0.35, 0.5], 0.20)
    skills.assists = drawn([0.9, 0.25, -0.1, -0.45, -0.6], 0.35)
    skills.steals = drawn([0.3, 0.2, 0.05, -0.2, -0.3], 0.25)
    skills.blocks = drawn([-1, -0.7, -0.1, 0.4, 1], 0.45)
    skills.turnovers = drawn([0.3, 0.05, -0.1, -0.05, 0], 0.15)
    skills.fouls = drawn([-0.25, -0.15, -0.05, 0.15, 0.3], 0.18)
    return skills
  }

  private static let onsets = [
    "B", "D", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "T", "V", "W", "Z", "Br", "Dr", "Kr", "Tr", "St",
  ]
  private static let vowels = ["a", "e", "i", "o", "u", "ai", "ei", "ou"]
  private static let codas = ["n", "l", "r", "s", "m", "t", "nd", "rk", "x", "", "", ""]

  private static func name(syllables: Int, _ generator: inout SeededGenerator) -> String {
    var result = ""
    for index in 0..<syllables {
      let onset = onsets[generator.integer(in: 0..<onsets.count)]
      result += index == 0 ? onset : onset.lowercased()
      result += vowels[generator.integer(in: 0..<vowels.count)]
      if index == syllables - 1 { result += codas[generator.integer(in: 0..<codas.count)] }
    }
    return result
  }
}
