/// Keeps a season at its level: the ratio of what was meant to what came, for each measure, learned as games are played.
///
/// The raw rate of a measure is estimated from all games so far, so that the factor settles instead of chasing last
/// night's noise, and it starts from the season before.
struct CalibratedLevels: Sendable {
  typealias Measure = SimulatedEra.Measure

  /// How many sides of belief the season before is worth.
  private static let priorSides = 20.0
  private var meant: [Double]
  private var came: [Double]
  private(set) var factors: [Double]

  init() {
    meant = Array(repeating: 0, count: Measure.allCases.count)
    came = meant
    factors = Array(repeating: 1, count: Measure.allCases.count)
  }

  subscript(_ measure: Measure) -> Double { factors[measure.rawValue] }

  mutating func open(_ era: SimulatedEra) {
    for measure in Measure.allCases {
      meant[measure.rawValue] = era[measure] * Self.priorSides
      came[measure.rawValue] = era[measure] * Self.priorSides / factors[measure.rawValue]
    }
  }

  /// Takes note of one side's totals.
  mutating func note(_ measure: Measure, _ total: Int, era: SimulatedEra) {
    meant[measure.rawValue] += era[measure]
    came[measure.rawValue] += Double(total) / factors[measure.rawValue]
  }

  /// Moves the factors; called between days, never between the two sides of a game.
  mutating func settle() {
    for index in factors.indices where came[index] > 0 {
      factors[index] = min(1.6, max(0.6, meant[index] / came[index]))
    }
  }
}
