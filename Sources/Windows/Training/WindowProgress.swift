import BoxScores

/// Where a training stands, for a live display.
public struct WindowProgress: Sendable, Hashable {
  public var vintage: Vintage
  public var target: Target
  public var head: WindowHead
  /// What is being done: "early stopping", "block 2 of 3", "refit".
  public var step: String
  /// Share of the vintage's work that is done, 0...1.
  public var fraction: Double
}
