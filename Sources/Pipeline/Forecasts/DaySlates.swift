import BoxScores
import Features
import Forecasting
import Foundation
import Registry

extension WorkspaceSession {
  /// Who would be forecast on a day, and the games that are known: the players who played, for a day that is over; the
  /// rosters of the scheduled games, for a day to come.
  ///
  /// - Throws: `SessionError.noGames` in an empty workspace, `ForecastingError.noGames` for a day without games,
  ///   `.noRosters` for scheduled games of teams without players.
  func slate(on date: GameDay) throws -> (slate: DaySlate, history: History) {
    // One kind after the other: where the first one answers, the games of the other are never read.
    for kind in DataKind.allCases {
      guard let history = try history(kind) else { continue }
      if let slate = DaySlate(played: date, in: history.table) { return (slate, history) }
    }
    guard !(try histories().isEmpty) else { throw SessionError.noGames(workspace: folder.path) }
    for history in try histories() {
      let slate = DaySlate(
        scheduled: try store.schedule(on: date, history.kind), roster: try store.roster(history.kind))
      if let slate { return (try slate.requiringPlayers(on: date), history) }
    }
    let near = try histories().map { GameDays($0.table, schedule: try store.schedule($0.kind)).around(date) }
    throw ForecastingError.noGames(
      day: date, before: near.compactMap { $0.before }.max(), after: near.compactMap { $0.after }.min())
  }

  /// Opens torch while games are read, where the model that will be asked has networks and there is a thread for it.
  func openTorchEarly(for season: Season, on date: GameDay, _ variant: FeatureVariant) -> EarlyTorch {
    guard threads > 1, let kind = DataKind.allCases.first(where: { (try? seasons($0).isEmpty) == false }),
      let registry = try? registry(),
      let choice = try? ChampionChoice(season, on: date, variant: variant, kind: kind, in: self),
      let artifact = try? choice.artifact(in: registry), let folder = try? registry.folder(of: artifact),
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path),
      // Their files are there only if one of their shares is above zero; that of the embeddings has no seed.
      names.contains(where: { $0.contains(".seed") && $0.hasSuffix(".safetensors") })
    else { return .none }
    return .open()
  }
}
