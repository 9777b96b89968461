import BoxScores

/// What a simulation made.
public struct SimulationReport: Sendable, Encodable {
  public let firstSeason: Season
  public let lastSeason: Season
  public let seed: UInt64
  public let scale: DataWork.Scale
  public let playerGames: Int
  public let players: Int
  /// The day of the first games that are still to be played; nil when all seasons were played to their end.
  public let nextNight: String?
  /// Seasons that have real games: the simulated ones give way.
  public let leftOut: [Season]
  public let seconds: Double

  public var text: String {
    var lines = [
      "SIMULATED seasons \(firstSeason)-\(lastSeason) (\(scale.rawValue) league, seed \(seed)): \(playerGames) player-games "
        + "of \(players) players in \((seconds * 10).rounded() / 10) s."
    ]
    if let nextNight { lines.append("The next night: \(nextNight).") }
    if !leftOut.isEmpty {
      lines.append("Left out, because there are real games: \(leftOut.map(\.description).joined(separator: ", ")).")
    }
    return lines.joined(separator: "\n")
  }
}
