/// A regular season: who meets whom, where, and when.
struct SeasonSchedule {
  struct Game {
    var day: GameDay
    /// Indices of teams.
    var home: Int
    var away: Int
  }

  /// In the order of days.
  private(set) var games: [Game] = []

  /// - Parameters:
  ///   - gamesPerTeam: made even where the number of teams is odd, because no schedule could be fair otherwise.
  init(teams: Int, gamesPerTeam: Int, calendar: SeasonCalendar, generator: inout SeededGenerator) {
    var pairs = Self.meetings(teams: teams, gamesPerTeam: gamesPerTeam, generator: &generator)
    pairs = Self.withHomes(pairs, teams: teams, generator: &generator)
    place(pairs, teams: teams, calendar: calendar, generator: &generator)
  }

  /// As often as can be, everybody meets everybody: rounds of the circle method for an even number of teams, rings of
  /// equal distance for an odd one.
  private static func meetings(
    teams: Int, gamesPerTeam: Int, generator: inout SeededGenerator
  ) -> [(home: Int, away: Int)] {
    let order = Array(0..<teams).shuffled(using: &generator)
    var pairs: [(home: Int, away: Int)] = []
    if teams.isMultiple(of: 2) {
      let ring = teams - 1
      for round in 0..<gamesPerTeam {
        pairs.append((order[ring], order[round % ring]))
        for step in 1..<(teams / 2) {
          pairs.append((order[(round + step) % ring], order[(round + ring - step) % ring]))
        }
      }
    } else {
      let distances = (teams - 1) / 2
      for turn in 0..<(gamesPerTeam / 2) {
        let distance = turn % distances + 1
        for first in 0..<teams { pairs.append((order[first], order[(first + distance) % teams])) }
      }
    }
    return pairs
  }

  /// The side with fewer home games so far is at home, and two teams take turns.
  private static func withHomes(
    _ pairs: [(home: Int, away: Int)], teams: Int, generator: inout SeededGenerator
  ) -> [(home: Int, away: Int)] {
    var balance = Array(repeating: 0, count: teams)
    return pairs.map { pair in
      let difference = balance[pair.home] - balance[pair.away]
      let swap = difference > 0 || (difference == 0 && generator.chance(0.5))
      let game = swap ? (home: pair.away, away: pair.home) : pair
      balance[game.home] += 1
      balance[game.away] -= 1
      return game
    }
  }

  /// Fills the days one after the other: the games of the teams with the most left come first, those that would be a
  /// second night in a row later, and a third night in a row never.
  private mutating func place(
    _ pairs: [(home: Int, away: Int)], teams: Int, calendar: SeasonCalendar, generator: inout SeededGenerator
  ) {
    var waiting = pairs.map { (pair: $0, luck: generator.uniform() * 5) }
    var left = Array(repeating: 0, count: teams)
    for pair in pairs {
      left[pair.home] += 1
      left[pair.away] += 1
    }
    let never = Int32.min / 2
    var last = Array(repeating: never, count: teams)
    var before = Array(repeating: never, count: teams)
    let days = (calendar.firstDay...calendar.lastDay).filter { calendar.pause?.contains($0) != true }
    // Day 0 of the count was a Thursday.
    let loads = days.map { calendar.nightLoads[((Int($0.number) % 7) + 7) % 7] }
    let wholeLoad = loads.reduce(0, +)
    var load = 0.0
    var day = calendar.firstDay
    while !waiting.isEmpty {
      if calendar.pause?.contains(day) == true {
        day = day.advanced(by: 1)
        continue
      }
      let index = days.firstIndex(of: day)
      load += index.map { loads[$0] } ?? wholeLoad
      let meant = min(pairs.count, Int((Double(pairs.count) * load / wholeLoad).rounded()))
      var room = min(teams / 2, meant - games.count)
      while room > 0 {
        var best = -1
        var bestScore = -Double.infinity
        for candidate in waiting.indices {
          let (home, away) = waiting[candidate].pair
          let today = day.number
          if last[home] == today || last[away] == today { continue }
          if (last[home] == today - 1 && before[home] == today - 2)
            || (last[away] == today - 1 && before[away] == today - 2)
          {
            continue
          }
          let tired = (last[home] == today - 1 ? 1.0 : 0) + (last[away] == today - 1 ? 1.0 : 0)
          let score =
            Double(max(left[home], left[away])) + 0.3 * Double(min(left[home], left[away]))
            + waiting[candidate].luck - calendar.careForRest * tired
          if score > bestScore { (best, bestScore) = (candidate, score) }
        }
        guard best >= 0 else { break }
        let (home, away) = waiting.remove(at: best).pair
        games.append(Game(day: day, home: home, away: away))
        for team in [home, away] {
          left[team] -= 1
          before[team] = last[team]
          last[team] = day.number
        }
        room -= 1
      }
      day = day.advanced(by: 1)
    }
  }
}
