/// What an artifact is. The list is open: a module may name kinds of its own.
public struct ArtifactKind: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// A window trained on all its seasons; the key is its id, `2022-2024`.
  public static let window = ArtifactKind(rawValue: "window")
  /// A window as of a cut-off.
  public static let vintage = ArtifactKind(rawValue: "vintage")
  /// The league model before a cut-off.
  public static let league = ArtifactKind(rawValue: "league")
  /// Committed by no step of this version.
  public static let booster10 = ArtifactKind(rawValue: "booster10")
  /// A meta-learner, of one cut-off, variant, kind of data and configuration.
  public static let meta = ArtifactKind(rawValue: "meta")
  /// Losses by day of a season's backtest, what a promotion is decided on.
  public static let losses = ArtifactKind(rawValue: "losses")
  /// What a backtest printed, whole: the newest one of a line's seasons, and the one before.
  public static let report = ArtifactKind(rawValue: "report")
  /// One finished unit of an ablation.
  public static let ablation = ArtifactKind(rawValue: "ablation")
  /// Committed by no step of this version.
  public static let forecastCube = ArtifactKind(rawValue: "forecastCube")

  public var description: String { rawValue }
}
