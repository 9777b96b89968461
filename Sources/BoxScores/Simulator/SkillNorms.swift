import Foundation

/// What turns skills, which are relative, into the season's rates: averages over the league's men, weighted by the
/// minutes that their coaches plan for them.
struct SkillNorms {
  let hasThrees: Bool
  let centreThrees: Double
  private(set) var threeLevel = 0.0
  private(set) var threeAccuracy = 1.0
  private(set) var twoAccuracy = 1.0
  private(set) var freeThrowLevel = 0.0
  /// A minute of an average man.
  private(set) var steals = 1.0
  private(set) var blocks = 1.0
  private(set) var turnovers = 1.0
  private(set) var fouls = 1.0

  /// - Parameter men: everybody on a roster with the minutes planned for him.
  init(_ era: SimulatedEra, men: [(man: SimulatedMan, minutes: Double)]) {
    hasThrees = era[.threeShots] > 0
    centreThrees = era.centreThrees
    let centreBonus = centreThrees
    let minutes = men.reduce(0) { $0 + $1.minutes }
    let plain = men.map { (rates: GameLine.Rates($0.man, norms: SkillNorms(plain: centreBonus)), minutes: $0.minutes) }
    func mean(_ value: (GameLine.Rates) -> Double) -> Double {
      plain.reduce(0) { $0 + value($1.rates) * $1.minutes } / minutes
    }
    let perMinute = 1.0 / 240
    steals = era[.steals] * perMinute / mean(\.steals)
    blocks = era[.blocks] * perMinute / mean(\.blocks)
    turnovers = era[.turnovers] * perMinute / mean(\.turnovers)
    fouls = era[.fouls] * perMinute / mean(\.fouls)

    let shots = mean(\.shots)
    if hasThrees {
      // At level zero the plain odds are those of tendency alone.
      func share(_ level: Double) -> Double {
        mean { rates in
          let odds = rates.threeChance / (1 - rates.threeChance) * exp(level)
          return rates.shots * odds / (1 + odds)
        } / shots
      }
      threeLevel = Self.solve(share, era[.threeShots] / era[.shots])
      let level = threeLevel
      func threeWeight(_ rates: GameLine.Rates) -> Double {
        let odds = rates.threeChance / (1 - rates.threeChance) * exp(level)
        return rates.shots * odds / (1 + odds)
      }
      threeAccuracy =
        era[.threesMade] / era[.threeShots] * mean(threeWeight) / mean { threeWeight($0) * $0.threeAccuracy }
      twoAccuracy =
        era[.twosMade] / (era[.shots] - era[.threeShots]) * mean { $0.shots - threeWeight($0) }
        / mean { ($0.shots - threeWeight($0)) * $0.twoAccuracy }
    } else {
      twoAccuracy = era[.twosMade] / era[.shots] * shots / mean { $0.shots * $0.twoAccuracy }
    }
    let trips = mean(\.trips)
    freeThrowLevel = Self.solve(
      { level in
        mean { rates in
          let odds = rates.freeThrowAccuracy / (1 - rates.freeThrowAccuracy) * exp(level)
          return rates.trips * odds / (1 + odds)
        } / trips
      }, era[.freeThrowsMade] / era[.freeThrowShots])
  }

  /// Norms that change nothing.
  private init(plain centreThrees: Double) {
    hasThrees = true
    self.centreThrees = centreThrees
  }

  /// Where an increasing function takes a value, by bisection.
  private static func solve(_ function: (Double) -> Double, _ value: Double) -> Double {
    var (low, high) = (-12.0, 12.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if function(middle) < value { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
