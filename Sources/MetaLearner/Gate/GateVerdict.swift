import BoxScores

/// What the gate says about one candidate, with every figure it was decided on. Percents: below zero is better.
public struct GateVerdict: Sendable, Codable, Hashable {
  /// How the error on one stat changes.
  public struct StatChange: Sendable, Codable, Hashable {
    public let stat: Stat
    /// Change of the error against the opponent, percent.
    public let change: Double
  }

  public let candidate: String
  /// Whom it was measured against: `equalWindows` for the first champion, else the champion.
  public let opponent: String
  /// Whether there are no `failures`.
  public let accepted: Bool
  /// Mean over the stats of the relative change of the error, percent, with its interval over dates.
  public let change: Double
  /// Bounds of the interval of `change`, percent; it covers 1 less the criteria's significance.
  public let lower: Double
  public let upper: Double
  /// Two-sided p-value of `change`, not corrected.
  public let p: Double
  /// Corrected for the number of challengers that were compared.
  public let pHolm: Double
  /// Challengers the gate was given, those without losses too; 1 for the first champion.
  public let challengers: Int
  /// In the order in which the losses were given.
  public let stats: [StatChange]
  /// Rows compared, those of all stats added up.
  public let rows: Int
  /// Distinct dates of those rows.
  public let dates: Int
  /// Why it was not accepted, a sentence each; empty when it was.
  public let failures: [String]
}
