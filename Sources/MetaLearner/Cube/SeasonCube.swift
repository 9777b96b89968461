import BoxScores
import Features
import Windows

/// The cube of one season: what each visible window says about each row and target.
///
/// Windows that are not visible (too young, of the other kind, empty as of the season) have no values at all, and
/// neither has a target on which a window abstains: nothing is filled in.
public struct SeasonCube: Sendable {
  public let view: SeasonView
  public let rows: Int
  /// Aligned with `view.windows`: `values[window][target]?[head]` has a number a row, in real units.
  public let values: [[Target: [WindowHead: [Float]]]]

  public init(view: SeasonView, rows: Int, values: [[Target: [WindowHead: [Float]]]]) {
    precondition(values.count == view.windows.count, "values for every visible window")
    self.view = view
    self.rows = rows
    self.values = values
  }

  /// Asks every visible window about the rows of a block.
  public init(
    view: SeasonView, block: FeatureBlock, heads: [WindowHead] = [.median], threads: Int = 1,
    model: (SeasonView.VisibleWindow) throws -> WindowModel
  ) throws {
    self.init(
      view: view, rows: block.count,
      values: try view.windows.map { window in
        try model(window).predict(block, heads: heads, threads: threads).values
      })
  }

  /// The medians of a window, nil where it abstains.
  public func medians(_ window: Int, _ target: Target) -> [Float]? { values[window][target]?[.median] }
}
