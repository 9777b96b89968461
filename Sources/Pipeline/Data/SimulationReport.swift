import BoxScores

/// What a simulation made: what `data simulate` prints.
public struct SimulationReport: Sendable, Encodable {
  /// First and last of the seasons asked for.
  public let firstSeason: Season
  public let lastSeason: Season
  /// The same seed, seasons and scale give the same league.
  public let seed: UInt64
  public let scale: DataWork.Scale
  /// Rows that were simulated, those of `leftOut` among them.
  public let playerGames: Int
  /// People of the league, whatever seasons were left out.
  public let players: Int
  /// The day of the first games that are still to be played; nil when all seasons were played to their end.
  public let nextNight: String?
  /// Seasons that have real games: the simulated ones give way.
  public let leftOut: [Season]
  /// Simulated seasons that stood before, with other games; empty where the league is the same one again.
  public let replaced: [Season]
  /// Simulated seasons that stood before and do no longer.
  public let removed: [Season]
  /// Time of simulating and storing.
  public let seconds: Double

  /// What the command prints without `--json`.
  public var text: String {
    var lines = [
      "SIMULATED seasons \(firstSeason)-\(lastSeason) (\(scale.rawValue) league, seed \(seed)): \(playerGames) player-games "
        + "of \(players) players in \((seconds * 10).rounded() / 10) s."
    ]
    if let nextNight { lines.append("The next night: \(nextNight).") }
    if !leftOut.isEmpty {
      lines.append("Left out, because there are real games: \(leftOut.map(\.description).joined(separator: ", ")).")
    }
    if !replaced.isEmpty {
      lines.append("Replaced, having been simulated otherwise: \(SimulationError.spelled(replaced)).")
    }
    if !removed.isEmpty { lines.append("No longer there: simulated \(SimulationError.spelled(removed)).") }
    return lines.joined(separator: "\n")
  }
}
