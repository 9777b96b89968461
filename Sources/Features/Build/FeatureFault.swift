/// Leaks that can be put into the builder on purpose.
///
/// They prove that the sentinels of the test suite see them, and show a user what a leak would have claimed on his own
/// data. No ordinary path passes any.
public struct FeatureFault: OptionSet, Sendable, Hashable {
  /// One bit a fault.
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The `_mean10` columns of the box score, and of threes, hold tonight's numbers.
  public static let sameGameColumns = FeatureFault(rawValue: 1)
  /// A player's state is moved by tonight's game before tonight's row is written.
  public static let rollingIncludesTonight = FeatureFault(rawValue: 2)
  /// What the opponent allows includes what it allows tonight.
  public static let opponentAllowedIncludesTonight = FeatureFault(rawValue: 4)
  /// The team's totals include tonight's.
  public static let teamTotalsTonight = FeatureFault(rawValue: 8)
  /// The roster behind blind features holds only those who appear tonight.
  public static let appearsTonight = FeatureFault(rawValue: 16)
  /// Each row comes eight times, as after a join on a key that is not unique: most copies look back at themselves.
  public static let duplicatedRows = FeatureFault(rawValue: 32)

  /// Every fault under the name of its constant.
  public static let all: [(name: String, fault: FeatureFault)] = [
    ("sameGameColumns", .sameGameColumns), ("rollingIncludesTonight", .rollingIncludesTonight),
    ("opponentAllowedIncludesTonight", .opponentAllowedIncludesTonight), ("teamTotalsTonight", .teamTotalsTonight),
    ("appearsTonight", .appearsTonight), ("duplicatedRows", .duplicatedRows),
  ]
}
