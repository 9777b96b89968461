/// What a training cost: `run.json`, beside the manifest and outside its hashes.
public struct WindowRun: Sendable, Codable, Hashable {
  public static let fileName = "run.json"

  /// Seconds of wall clock spent on the boosters and networks, those of interrupted runs included.
  public var seconds: Double
  /// Threads that the last of its runs was given.
  public var threads: Int
  /// Boosters found finished from an earlier, interrupted run.
  public var resumed: Int
  /// Boosters trained in all.
  public var boosters: Int
  /// Seconds of each network by name, those of interrupted runs included; nil in records of before there were networks.
  public var networkSeconds: [String: Double]?
  /// Epochs of networks found finished from an earlier, interrupted run.
  public var resumedEpochs: Int?
}
