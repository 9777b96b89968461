import BoxScores
import Features

/// Rows of raw features in memory, all columns of the catalogue, row after row.
///
/// The one shape that windows, league models and stacks predict from: in a backtest its rows come from the matrix, in
/// serving from a slate. The same numbers give the same forecasts, whatever rows stand beside them.
public struct FeatureBlock: Sendable {
  /// Row-major, `count` x `FeatureCatalogue.all.count`; NaN where missing.
  public let values: [Float]
  /// The season of each row: where the league's level to date is unknown, last season's takes its place.
  public let seasons: [Season]

  public var count: Int { seasons.count }
  /// Numbers a row: all columns of the catalogue.
  public static var width: Int { FeatureCatalogue.all.count }

  public init(values: [Float], seasons: [Season]) throws(WindowError) {
    guard values.count == seasons.count * Self.width else {
      throw .shape("\(values.count) feature values for \(seasons.count) rows of \(Self.width)")
    }
    self.values = values
    self.seasons = seasons
  }

  /// Rows of the matrix that belongs to the table.
  public init(rows: some Collection<Int>, of table: PlayerGameTable, matrix: FeatureMatrix) {
    values = matrix.gather(rows: Array(rows), columns: Array(0..<Self.width))
    seasons = rows.map { Season(Int(table.season[$0])) }
  }

  /// A value of a row by its column of the catalogue; NaN where missing.
  public subscript(row: Int, column: Int) -> Float { values[row * Self.width + column] }
}
