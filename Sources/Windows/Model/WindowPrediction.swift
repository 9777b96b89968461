import BoxScores

/// What a window says about rows, in real units.
public struct WindowPrediction: Sendable {
  public let rows: Int
  /// `values[target]?[head]` has a number a row; a target the window abstains on is absent.
  public let values: [Target: [WindowHead: [Float]]]

  /// Medians, a number a row: NaN where the league's level is unknown, nil where the window abstains or was not asked.
  public func median(_ target: Target) -> [Float]? { values[target]?[.median] }
  /// Means, in the same form.
  public func mean(_ target: Target) -> [Float]? { values[target]?[.mean] }
  /// Expected absolute distances of the outcomes from the medians, in the same form.
  public func scale(_ target: Target) -> [Float]? { values[target]?[.scale] }
}
