import Analyzer
import BoxScores

/// What is asked of an analysis beside the lines.
public struct LineAnalysisOptions: Sendable {
  /// Games of this day only; nil for all.
  public var date: GameDay?
  /// In any currency; nil for fractions only.
  public var bankroll: Bankroll?
  /// What is staked already, as fractions of the bankroll.
  public var exposure = Exposure()
  /// What a side has to meet to be recommended, and how stakes are sized.
  public var settings = AnalysisSettings()
  /// Sides of markets that are not proven may be recommended, and are marked: for play money.
  public var waivesProof = false
  /// Names as feeds write them, and whom they mean.
  public var aliases: [String: Int64] = [:]

  public init(date: GameDay? = nil, bankroll: Double? = nil, kellyFraction: Double? = nil, safeMode: Bool = false) {
    self.date = date
    self.bankroll = bankroll.map { Bankroll($0) }
    if let kellyFraction { settings.staking.kellyFraction = kellyFraction }
    if safeMode { settings.safeMode = SafeMode() }
  }
}
