/// A team while a league runs: its men, its manners, its record.
struct SimulatedTeamState {
  let code: Int16
  /// Indices of men.
  var roster: [Int] = []
  var manners = Manners()
  var wins = 0
  var losses = 0
  var lastGame: GameDay?

  /// Logarithms against an average team; they live longer than the men.
  struct Manners {
    var pace = 0.0
    /// Accuracy of the own shots and of the opponents'.
    var attack = 0.0
    var defence = 0.0
    /// What the opponents get more of: threes, rebounds, assists.
    var threesAllowed = 0.0
    var boardsAllowed = 0.0
    var assistsAllowed = 0.0

    static var traits: [WritableKeyPath<Manners, Double>] {
      [\.pace, \.attack, \.defence, \.threesAllowed, \.boardsAllowed, \.assistsAllowed]
    }

    /// One summer on.
    mutating func step(_ generator: inout SeededGenerator) {
      func moved(_ value: Double, _ spread: Double) -> Double {
        0.6 * value + 0.8 * spread * generator.normal()
      }
      pace = moved(pace, 0.035)
      attack = moved(attack, 0.042)
      defence = moved(defence, 0.042)
      threesAllowed = moved(threesAllowed, 0.07)
      boardsAllowed = moved(boardsAllowed, 0.04)
      assistsAllowed = moved(assistsAllowed, 0.06)
    }
  }
}
