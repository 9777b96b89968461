import BoxScores

/// An alarm, no proof: an error that is too good to be true.
///
/// On real seasons from 2001 an honest blind model is 1 to 4 % better than slow rates times fast minutes. More than 8 %
/// below stops a run until a person confirms it. The alarm is deaf to quiet leaks (a leaked opponent total improves an
/// error by 1 %): the sentinels hear those.
public struct ErrorAlarm: Sendable {
  /// Figures of earlier seasons raise no alarm.
  public static let firstSeason = Season(2001)
  /// Share of the baseline's error by which a model may be better.
  public var allowed = 0.08

  public init() {}

  /// One stat of one season: a model's mean absolute error and that of rate times minutes on the same rows.
  public struct Figure: Sendable, Codable, Hashable {
    public var season: Season
    public var stat: Stat
    /// The model's, in the stat's unit.
    public var error: Double
    /// That of rate times minutes.
    public var baseline: Double

    public init(season: Season, stat: Stat, error: Double, baseline: Double) {
      self.season = season
      self.stat = stat
      self.error = error
      self.baseline = baseline
    }

    /// Share of the baseline's error by which the model is better; below zero where it is worse.
    public var gain: Double { 1 - error / baseline }
  }

  /// The figures that a person has to confirm. Simulated rows raise no alarm: their truth is known.
  public func raised(by figures: [Figure], kind: DataKind) -> [Figure] {
    guard kind == .real else { return [] }
    return figures.filter { $0.season >= Self.firstSeason && $0.gain > allowed }
  }
}
