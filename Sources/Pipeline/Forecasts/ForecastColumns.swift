import BoxScores
import Forecasting

/// Forecasts as columns, one row a player: what CSV and Parquet files hold.
///
/// Facts first, then by stat `points_mean`, `points_median`, `points_q10`, `points_q90`, `points_sigma`, and
/// `points_atLeast_25` where that probability was asked for; the same of `pointsReboundsAssists` where their sum is forecast;
/// last `expectedMinutes` and `caution`.
public struct ForecastColumns: Sendable {
  /// The values of a column, one a row; nil where unknown.
  public enum Values: Sendable, Equatable {
    case texts([String?])
    case ids([Int64?])
    case numbers([Double?])
  }

  /// In the order of the file.
  public let columns: [(name: String, values: Values)]
  /// Rows.
  public let count: Int

  /// Columns of one's own, each of `count` values; names are words without spaces.
  init(_ columns: [(name: String, values: Values)], count: Int) {
    self.columns = columns
    self.count = count
  }

  public init(_ report: ForecastReport) {
    let rows = report.forecasts
    var columns: [(name: String, values: Values)] = [
      ("gameDate", .texts(rows.map(\.gameDate.description))), ("gameId", .ids(rows.map(\.gameId))),
      ("personId", .ids(rows.map(\.personId))), ("player", .texts(rows.map(\.player))),
      ("team", .texts(rows.map(\.team))), ("opponent", .texts(rows.map(\.opponent))),
      ("home", .ids(rows.map { $0.home.map { $0 ? 1 : 0 } })),
      ("participation", .texts(rows.map(\.participation.rawValue))),
    ]
    var parts = Stat.allCases.map { stat in (name: stat.rawValue, values: rows.map { $0.stats[stat] }) }
    if rows.contains(where: { $0.combined != nil }) {
      parts.append(("pointsReboundsAssists", rows.map(\.combined)))
    }
    for part in parts {
      func add(_ name: String, _ value: (ForecastReport.StatForecast) -> Double?) {
        columns.append(("\(part.name)_\(name)", .numbers(part.values.map { $0.flatMap(value) })))
      }
      add("mean", \.mean)
      add("median", \.median)
      add("q10", \.q10)
      add("q90", \.q90)
      add("sigma", \.sigma)
      for count in Set(part.values.flatMap { $0.map { Array($0.atLeast.keys) } ?? [] }).sorted() {
        add("atLeast_\(count)") { $0.atLeast[count] }
      }
    }
    columns.append(("expectedMinutes", .numbers(rows.map(\.expectedMinutes))))
    columns.append(("caution", .texts(rows.map(\.caution))))
    self.columns = columns
    count = rows.count
  }

  /// With a header; an unknown value is an empty field.
  public var csv: String {
    let head = columns.map(\.name).joined(separator: ",")
    let lines = (0..<count).map { row in
      columns.map { Self.field($0.values, row) }.joined(separator: ",")
    }
    return ([head] + lines).joined(separator: "\n")
  }

  private static func field(_ values: Values, _ row: Int) -> String {
    switch values {
    case .texts(let texts): texts[row].map(CSVFields.quoted) ?? ""
    case .ids(let ids): ids[row].map(String.init) ?? ""
    case .numbers(let numbers): numbers[row].map { "\($0)" } ?? ""
    }
  }
}
