import BoxScores
import Features

/// Rows as a network takes them: scaled features, embeddings, what window and game tokens are made from, and, for
/// training, how the rows came out.
struct NetworkRows: Sendable {
  let count: Int
  let keys: [RowKey]
  /// Row-major, scaled features, then the embedding when there is one.
  let inputs: [Float]
  let width: Int
  /// What the network adds to, four numbers a row; 0 where the rate is unknown.
  let bases: [Float]
  let minutesBase: [Float]
  /// Nil where no cube was made: all windows are hidden.
  let windows: WindowTokens?
  /// Four a row, NaN where missing; empty when forecast.
  private(set) var outcomes: [Float] = []
  private(set) var minutes: [Float] = []

  /// - Parameters:
  ///   - value: A feature of a row, by column of the catalogue.
  ///   - embeddings: Row-major, or nil without player embeddings.
  init(
    keys: [RowKey], scaling: FeatureScaling, windows: WindowTokens?, embeddings: (values: [Float], width: Int)?,
    value: (Int, Int) -> Float
  ) {
    count = keys.count
    self.keys = keys
    self.windows = windows
    let features = scaling.inputs(value, count: count)
    if let embeddings {
      let width = scaling.width + embeddings.width
      var joined: [Float] = []
      joined.reserveCapacity(count * width)
      for row in 0..<count {
        joined += features[(row * scaling.width)..<((row + 1) * scaling.width)]
        joined += embeddings.values[(row * embeddings.width)..<((row + 1) * embeddings.width)]
      }
      inputs = joined
      self.width = width
    } else {
      inputs = features
      width = scaling.width
    }
    let columns = Stat.allCases.map(FeatureScaling.base)
    var bases: [Float] = []
    var minutesBase: [Float] = []
    for row in 0..<count {
      for column in columns {
        let base = value(row, column)
        bases.append(base.isFinite ? base : 0)
      }
      let minutes = value(row, FeatureScaling.minutesBase)
      minutesBase.append(minutes.isFinite ? minutes : 0)
    }
    self.bases = bases
    self.minutesBase = minutesBase
  }

  mutating func setOutcomes(_ rows: Range<Int>, of table: PlayerGameTable) {
    outcomes = rows.flatMap { row in Stat.allCases.map { table.values[$0.column.rawValue][row] } }
    minutes = rows.map { table.values[BoxColumn.minutes.rawValue][$0] }
  }
}
