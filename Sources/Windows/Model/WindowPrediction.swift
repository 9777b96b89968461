import BoxScores

/// What a window says about rows, in real units.
public struct WindowPrediction: Sendable {
  public let rows: Int
  /// `values[target]?[head]` has a number a row; a target the window abstains on is absent.
  public let values: [Target: [WindowHead: [Float]]]

  public func median(_ target: Target) -> [Float]? { values[target]?[.median] }
  public func mean(_ target: Target) -> [Float]? { values[target]?[.mean] }
  public func scale(_ target: Target) -> [Float]? { values[target]?[.scale] }
}
