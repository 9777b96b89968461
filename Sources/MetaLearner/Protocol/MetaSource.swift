import BoxScores
import Features
import Foundation
import Learners
import Windows

/// Where a meta-learner's training finds its rows and the models below it. Whoever owns the registry fills it in.
public struct MetaSource: Sendable {
  /// All rows of one kind of data.
  public let table: PlayerGameTable
  /// The features of the table's rows.
  public let matrix: FeatureMatrix
  /// Seasons of the other kind of data: they decide which windows are of this kind.
  public let otherSeasons: [Season]
  /// Names the content of the rows up to and with a season, and of what is known of their players: forecasts of that season
  /// are cached under it. Games of later seasons do not change it.
  public let rowsHash: @Sendable (Season) -> String
  /// A trained vintage. Throws `MetaError.modelMissing` for one that is not there; nothing is trained here.
  public let window: @Sendable (Vintage) throws -> WindowModel
  /// A trained league model.
  public let league: @Sendable (LeagueKey) throws -> LeagueModel
  /// Where forecasts by windows and league models are kept.
  public let cache: ForecastCache
  /// Threads that a booster, or networks side by side, may use.
  public let threads: Int
  /// Where networks are trained.
  public let device: Device.Choice
  /// The games of the table, for whoever looks at a player's past.
  public package(set) var history: GameHistory

  public init(
    table: PlayerGameTable, matrix: FeatureMatrix, otherSeasons: [Season],
    rowsHash: @escaping @Sendable (Season) -> String, cache: ForecastCache, threads: Int,
    device: Device.Choice = .auto, window: @escaping @Sendable (Vintage) throws -> WindowModel,
    league: @escaping @Sendable (LeagueKey) throws -> LeagueModel
  ) {
    self.table = table
    history = GameHistory(table)
    self.matrix = matrix
    self.otherSeasons = otherSeasons
    self.rowsHash = rowsHash
    self.window = window
    self.league = league
    self.cache = cache
    self.threads = threads
    self.device = device
  }

  /// Which windows a forecast for the season may see.
  public func view(of season: Season) -> SeasonView {
    SeasonView(season: season, kind: table.kind, available: table.seasonRows, others: otherSeasons)
  }

  /// The season's rows, in the table's order.
  public func rows(of season: Season) -> ForecastRows {
    ForecastRows(rows: table.rows(of: season), of: table, matrix: matrix)
  }

  /// The day a season's forecasts begin; for a season without games, the day after the last one that is known.
  func firstDay(of season: Season) -> Int32 {
    let rows = table.rows(of: season)
    return rows.isEmpty ? (table.day.last ?? 0) + 1 : table.day[rows.lowerBound]
  }

  /// Features of the season's rows.
  public func block(of season: Season) -> FeatureBlock {
    FeatureBlock(rows: table.rows(of: season), of: table, matrix: matrix)
  }

  /// What the season's rows came out as, a number a row; NaN where missing.
  public func outcomes(of season: Season) -> [Stat: [Float]] {
    let rows = table.rows(of: season)
    return Dictionary(uniqueKeysWithValues: Stat.allCases.map { ($0, Array(table[$0.column][rows])) })
  }

  /// The season's regular-season rows: those that are scored.
  public func scored(of season: Season) -> [Bool] {
    table.rows(of: season).map { GameType(rawValue: table.gameType[$0])?.isScored ?? false }
  }

  /// The cube of a season: medians of every visible vintage, from the cache where they are known.
  public func cube(of season: Season, block: FeatureBlock) throws -> SeasonCube {
    let view = view(of: season)
    let values = try view.windows.map { visible in
      let model = try window(visible.vintage)
      let key = ForecastCache.key(model: StableJSON.hash(model.manifest), rows: rowsHash(season), season: season)
      let columns = try cache.columns("\(visible.vintage)-\(season)", key: key, rows: block.count) {
        let prediction = try model.predict(block, heads: [.median], threads: threads)
        return Dictionary(
          uniqueKeysWithValues: prediction.values.compactMap { target, heads in
            heads[.median].map { (target.rawValue, $0) }
          })
      }
      return Dictionary(
        uniqueKeysWithValues: columns.compactMap { name, values in
          Target(rawValue: name).map { ($0, [WindowHead.median: values]) }
        })
    }
    return SeasonCube(view: view, rows: block.count, values: values)
  }

  /// The league model's medians of a season.
  public func leagueMedians(_ key: LeagueKey, season: Season, block: FeatureBlock) throws -> [Stat: [Float]] {
    let model = try league(key)
    let hash = ForecastCache.key(model: StableJSON.hash(model.manifest), rows: rowsHash(season), season: season)
    let columns = try cache.columns("\(key)-\(season)", key: hash, rows: block.count) {
      let medians = try model.predict(block, seeds: key.seeds, threads: threads)
      return Dictionary(uniqueKeysWithValues: medians.map { ($0.key.rawValue, $0.value) })
    }
    return Dictionary(
      uniqueKeysWithValues: columns.compactMap { name, values in Stat(rawValue: name).map { ($0, values) } })
  }
}
