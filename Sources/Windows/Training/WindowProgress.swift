import BoxScores

/// Where a training stands, for a live display.
public struct WindowProgress: Sendable, Hashable {
  public var vintage: Vintage
  /// What is being trained; for networks, the first target of their group.
  public var target: Target
  /// The head that is being trained; `.scale` for the boosters of blocks, `.median` for networks.
  public var head: WindowHead
  /// What is being done: "early stopping", "block 2 of 3", "refit".
  public var step: String
  /// Share of the vintage's boosters that are done, 0...1; 0 in reports of networks, whose epochs it does not count.
  public var fraction: Double
}
