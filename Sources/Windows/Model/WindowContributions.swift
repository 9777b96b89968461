import BoxScores
import Learners

/// What moved a window's median of one row away from what its trees say of nobody in particular: exact Shapley values of
/// the trees (TreeSHAP: Lundberg et al. 2020, doi:10.1038/s42256-019-0138-9), in units of the league's level.
public struct WindowContributions: Sendable {
  /// What the trees expect of any row.
  public let base: Double
  /// Columns of the catalogue, and what each adds: `base` and all of them add up to what the trees say of the row.
  public let columns: [Int]
  /// Aligned with `columns`.
  public let added: [Double]
  /// The league's level of the row's day; NaN where it is unknown.
  public let level: Float
  /// What the neural half says, in the same units, and its share; nil where the trees are alone.
  public let network: (median: Float, share: Double)?

  /// What the trees say of the row, before it is held at zero.
  public var trees: Double { added.reduce(base, +) }

  /// The window's median in real units, if its trees said this: as `WindowModel.predict` makes it.
  public func median(trees: Double, withNetwork: Bool = true) -> Float {
    guard withNetwork, let network else { return Float(max(0, trees)) * level }
    return max(0, OutOfFold.blend(Float(max(0, trees)), network.median, network.share)) * level
  }
}

extension WindowModel {
  /// What moved the median of each row of a block; nil for a target that the window abstains on.
  ///
  /// - Complexity: O(rows x trees x leaves x depth^2)
  public func contributions(
    _ block: FeatureBlock, target: Target, threads: Int = 1
  ) throws -> [WindowContributions]? {
    guard let booster = booster(target, .median) else { return nil }
    let inputs = columns.gather(block)
    let width = columns.count + 1
    let all = try booster.contributions(inputs, rows: block.count, columns: columns.count, threads: threads)
    let levels = LeagueLevels.of(target.level, in: block)
    let share = share(target)
    let said = share > 0 ? network?.forecasts(inputs, targets: [target])[target]?.median : nil
    return (0..<block.count).map { row in
      WindowContributions(
        base: all[row * width + width - 1], columns: columns.indices,
        added: Array(all[(row * width)..<(row * width + width - 1)]), level: levels[row],
        network: said.map { ($0[row], share) })
    }
  }
}
