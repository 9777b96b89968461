import BoxScores
import Features

/// The inputs of a window: which columns of the catalogue, and which league level each is divided by.
public struct WindowColumns: Sendable {
  /// Columns of the catalogue, ascending.
  public let indices: [Int]
  /// Names of the features, aligned with `indices`.
  public let names: [String]
  /// For each input the league level it is divided by; nil for inputs taken as they are.
  let levels: [LeagueLevel?]

  /// What the era of a season recorded, blind features only. The league's own levels are left out: within three seasons
  /// they name the season, and in any other era they lie outside what the trees have seen.
  public init(era season: Season) {
    let all = FeatureCatalogue.all
    self.init(FeatureCatalogue.indices(for: season, variant: .blind).filter { all[$0].group != .league })
  }

  /// The inputs that a model names. Nil when the catalogue lacks one.
  public init?(names: [String]) {
    var indices: [Int] = []
    for name in names {
      guard let index = FeatureCatalogue.index(of: name) else { return nil }
      indices.append(index)
    }
    self.init(indices)
  }

  private init(_ indices: [Int]) {
    let all = FeatureCatalogue.all
    self.indices = indices
    names = indices.map { all[$0].name }
    levels = indices.map { all[$0].level }
  }

  /// Inputs a row.
  public var count: Int { indices.count }

  /// The inputs of all rows of a block, row-major `block.count` x `count`, divided by the levels of the league.
  public func gather(_ block: FeatureBlock) -> [Float] {
    // One column of reciprocals a level, and last a column of ones for the inputs that have none.
    let used = LeagueLevel.allCases.filter { levels.contains($0) }
    let rows = block.count
    var factors = used.flatMap { level in LeagueLevels.of(level, in: block).map { 1 / $0 } }
    factors.append(contentsOf: repeatElement(1, count: rows))
    let starts = levels.map { level in (level.flatMap { used.firstIndex(of: $0) } ?? used.count) * rows }
    let width = FeatureBlock.width
    let inputs = count
    return [Float](unsafeUninitializedCapacity: rows * inputs) { buffer, initialized in
      block.values.withUnsafeBufferPointer { source in
        for row in 0..<rows {
          for input in 0..<inputs {
            buffer[row * inputs + input] = source[row * width + indices[input]] * factors[starts[input] + row]
          }
        }
      }
      initialized = rows * inputs
    }
  }
}
