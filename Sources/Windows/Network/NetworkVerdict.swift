import BoxScores

/// Whether the neural half forecasts a target better than the trees alone, on rows that neither saw: what was measured and
/// what was decided. All errors are mean absolute errors in real units.
public struct NetworkVerdict: Sendable, Codable, Hashable {
  public var target: Target
  /// Rows with a known outcome and league level.
  public var rows: Int
  /// Distinct dates of those rows.
  public var dates: Int
  /// Of block boosters alone.
  public var treesError: Double
  /// Of the heads alone.
  public var networkError: Double
  /// Of the blend of both; the share of a block was fitted on the other blocks.
  public var hybridError: Double
  /// hybridError / treesError - 1, and its 95 % interval, paired by row and resampled by date.
  public var change: Double
  /// Bounds of the interval of `change`, fractions: below zero the blend has the smaller error.
  public var lower: Double
  public var upper: Double
  /// The neural half stays: the interval lies below zero.
  public var isKept: Bool
  /// The network's share of the served blend; 0 where it was left out.
  public var share: Double
  /// The frozen representation lies below the head that serves: with it the heads of this target's group were better than
  /// on the inputs alone, by an interval below zero.
  public var usesRepresentation: Bool
  /// What the representation changed, and its interval: relative, mean of the group's targets.
  public var representationChange: Double
  /// Bounds of the interval of `representationChange`, fractions.
  public var representationLower: Double
  public var representationUpper: Double
}
