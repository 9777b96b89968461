/// What a training cost: `run.json`, beside the manifest and outside its hashes.
public struct WindowRun: Sendable, Codable, Hashable {
  public static let fileName = "run.json"

  /// Seconds of wall clock spent on the boosters, those of interrupted runs included.
  public var seconds: Double
  public var threads: Int
  /// Boosters found finished from an earlier, interrupted run.
  public var resumed: Int
  /// Boosters trained in all.
  public var boosters: Int
}
