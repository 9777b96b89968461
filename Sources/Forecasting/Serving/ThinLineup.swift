import BoxScores

/// Line-ups that cannot be whole. The lineup variant takes whoever is not listed for out, and gives his minutes to the others.
enum ThinLineup {
  /// No team goes into a game with fewer.
  static let fewest = 8

  /// Which teams have too few players listed, and how many; nil where none has.
  ///
  /// - Parameter entries: Everybody who is in. Who is known to have played is not looked at: those were all.
  static func note(_ entries: [Forecaster.Entry], _ teamName: (Int16) -> String) -> String? {
    let listed = entries.filter { $0.participation != .knownToHavePlayed }
    var counts: [Int16: Int] = [:]
    var teams: [Int16] = []
    for entry in listed {
      for team in [entry.slate.team, entry.slate.opponent] where counts[team] == nil {
        counts[team] = 0
        teams.append(team)
      }
      counts[entry.slate.team, default: 0] += 1
    }
    let thin = teams.compactMap { team in
      counts[team].flatMap { $0 < fewest ? "\(teamName(team)) (\($0))" : nil }
    }
    guard !thin.isEmpty else { return nil }
    return
      "Too few players are listed of \(thin.joined(separator: ", ")): whoever is not listed counts as out, and the "
      + "others' forecasts rise for it. List everybody who is in, \(fewest) or more a team, or ask the blind variant."
  }
}
