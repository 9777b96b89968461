import BoxScores
import Evaluation

/// Every scored row of a backtest as columns: who and when, what came, and what each model had said.
///
/// Facts first, then by stat the count that came (`points`) and by model `points_v4_median`; `points_v4_mean`, `_q10` and `_q90`
/// too where the model has more than a point. A model that abstains leaves its fields empty.
public struct ScoredRows: Sendable {
  private var facts: [(name: String, values: ForecastColumns.Values)] = []
  /// By name, of all rows so far; empty places for models that had nothing to say.
  private var figures: [String: [Double?]] = [:]
  private var order: [String] = []
  public private(set) var count = 0

  public init() {}

  /// Adds the rows of a season. The medians are those that the report's errors are of, bit for bit.
  mutating func add(_ forecasts: SeasonForecasts, _ table: PlayerGameTable, _ pools: Pools, _ players: PlayerDirectory)
  {
    let rows = forecasts.rows
    let team = { (code: Int16) in
      TeamCatalogue.shared.name(of: code, in: forecasts.season)?.fullName ?? "team \(code)"
    }
    add([
      ("season", .ids(rows.map { _ in Int64(forecasts.season.endYear) })),
      ("gameDate", .texts(rows.map { GameDay(number: table.day[$0]).description })),
      ("gameId", .ids(rows.map { table.gameId[$0] })), ("personId", .ids(rows.map { table.personId[$0] })),
      ("player", .texts(rows.map { players[table.personId[$0]]?.fullName })),
      ("team", .texts(rows.map { team(table.team[$0]) })), ("opponent", .texts(rows.map { team(table.opponent[$0]) })),
      ("home", .ids(rows.map { table.home[$0] < 0 ? nil : Int64(table.home[$0]) })),
      ("pool", .texts(rows.map { pools.contains($0, in: .a) ? "A" : "B" })),
      ("kind", .texts(rows.map { _ in forecasts.kind.rawValue })),
    ])
    for stat in Stat.allCases {
      let outcomes = table[stat.column]
      add(stat.rawValue, rows.map { outcomes[$0].isNaN ? nil : Double(outcomes[$0]) })
      for (name, stats) in forecasts.models {
        guard let model = stats[stat] else { continue }
        let prefix = "\(stat.rawValue)_\(name)"
        add("\(prefix)_median", model.median)
        guard let distributions = model.distributions else { continue }
        add("\(prefix)_mean", model.mean)
        add("\(prefix)_q10", distributions.quantiles(0.1).map(Double.init))
        add("\(prefix)_q90", distributions.quantiles(0.9).map(Double.init))
      }
    }
    count += rows.count
    for (name, values) in figures where values.count < count {
      figures[name] = values + Array(repeating: nil, count: count - values.count)
    }
  }

  /// As `ForecastFile` writes them.
  var columns: ForecastColumns {
    ForecastColumns(facts + order.map { ($0, .numbers(figures[$0] ?? [])) }, count: count)
  }

  private mutating func add(_ name: String, _ values: [Double?]) {
    if figures[name] == nil {
      order.append(name)
      figures[name] = Array(repeating: nil, count: count)
    }
    figures[name, default: []] += values
  }

  private mutating func add(_ columns: [(name: String, values: ForecastColumns.Values)]) {
    guard !facts.isEmpty else {
      facts = columns
      return
    }
    for index in facts.indices {
      switch (facts[index].values, columns[index].values) {
      case (.texts(let before), .texts(let more)): facts[index].values = .texts(before + more)
      case (.ids(let before), .ids(let more)): facts[index].values = .ids(before + more)
      default: preconditionFailure("every season has the same facts")
      }
    }
  }
}
