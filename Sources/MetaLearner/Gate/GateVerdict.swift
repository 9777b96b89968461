import BoxScores

/// What the gate says about one candidate, with every figure it was decided on. Percents: below zero is better.
public struct GateVerdict: Sendable, Codable, Hashable {
  public struct StatChange: Sendable, Codable, Hashable {
    public let stat: Stat
    /// Change of the error against the opponent, percent.
    public let change: Double
  }

  public let candidate: String
  /// Whom it was measured against: `equalWindows` for the first champion, else the champion.
  public let opponent: String
  public let accepted: Bool
  /// Mean over the stats of the relative change of the error, percent, with its interval over dates.
  public let change: Double
  public let lower: Double
  public let upper: Double
  public let p: Double
  /// Corrected for the number of challengers that were compared.
  public let pHolm: Double
  public let challengers: Int
  public let stats: [StatChange]
  public let rows: Int
  public let dates: Int
  /// Why it was not accepted, a sentence each; empty when it was.
  public let failures: [String]
}
