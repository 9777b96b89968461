import BoxScores
import Features
import Forecasting
import Foundation
import Registry

/// Forecasts of a day out of a workspace: of the players who played, for a day that is over; of the rosters of the scheduled
/// games, for a day to come.
public struct Prediction: Sendable {
  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  /// - Throws: `ForecastingError.noGames` for a day without games, `.noMeta` when no meta-learner is old enough for it.
  public func run(date: GameDay, variant: FeatureVariant = .blind) throws -> ForecastReport {
    guard !(try session.histories().isEmpty) else { throw SessionError.noGames(workspace: session.folder.path) }
    for history in try session.histories() {
      if let day = DaySlate(played: date, in: history.table) { return try report(day, on: date, variant, history) }
    }
    for history in try session.histories() {
      let slate = DaySlate(
        scheduled: try session.store.schedule(on: date, history.kind), roster: try session.store.roster(history.kind))
      if let slate { return try report(slate, on: date, variant, history) }
    }
    let last = try session.histories().compactMap { $0.table.day.last }.max() ?? 0
    throw ForecastingError.noGames(day: date, last: GameDay(number: last))
  }

  private func report(_ day: DaySlate, on date: GameDay, _ variant: FeatureVariant, _ history: History) throws
    -> ForecastReport
  {
    let shelf = ModelShelf(registry: try session.registry(), kind: history.kind)
    let known = try shelf.metas(variant: variant)
    let line = ArtifactNames.line(history.kind, variant)
    let champion = try session.registry().champion(of: line)
    let own = try champion.flatMap { champion in
      try shelf.metas(variant: variant, configuration: champion.configuration).last { $0 <= day.season }
    }
    guard let cutoff = own ?? known.last(where: { $0 <= day.season }) else {
      throw ForecastingError.noMeta(day: date, season: day.season, found: known)
    }
    let model = try Champion(
      cutoff: cutoff, variant: variant, configuration: own == nil ? nil : champion?.configuration, shelf: shelf,
      available: history.table.seasonRows,
      others: try session.seasons(history.kind == .real ? .simulated : .real))
    let forecaster = Forecaster(
      champion: model, history: history.table, players: history.players, threads: session.threads)
    let name = model.meta.manifest.configuration.experiment.name
    let report = try forecaster.report(day.entries, on: date, season: day.season) { code in
      TeamCatalogue.shared.name(of: code, in: day.season)?.fullName ?? "team \(code)"
    }
    return report.used(
      configuration: name, champion: champion?.name, note: Self.note(name, champion?.name, isChampions: own != nil))
  }
}

extension Prediction {
  /// Which model answered, and why that one.
  static func note(_ used: String, _ champion: String?, isChampions: Bool) -> String {
    guard let champion else {
      return
        "No champion was promoted: the newest generation is used, of configuration '\(used)'. 'fullcourt meta promote' "
        + "makes a champion of one that a backtest proved."
    }
    guard isChampions else {
      return
        "The champion '\(champion)' has no generation old enough for this day: the newest one is used, of configuration "
        + "'\(used)'."
    }
    return "Champion '\(champion)'."
  }
}
