import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner

/// Why a forecast out of a workspace is what it is: what `explain` answers.
public struct ForecastExplanation: Sendable {
  private let session: WorkspaceSession
  private let variant: FeatureVariant
  /// Names or ids of players who will not play.
  private let out: [String]

  public init(_ session: WorkspaceSession, variant: FeatureVariant = .blind, out: [String] = []) {
    self.session = session
    self.variant = variant
    self.out = out
  }

  /// - Parameter player: His name or id.
  /// - Throws: as `Prediction.run(date:)`; `PlayerQueryError` for a player who is not among those of the day.
  public func run(_ player: String, date: GameDay, stats: [Stat] = Stat.allCases) throws -> Explanation {
    let torch = session.openTorchEarly(for: SeasonOfGame.season(of: date), on: date, variant)
    defer { torch.wait() }
    let (whole, history) = try session.slate(on: date)
    let slate = try whole.without(out, on: date, history.table, history.players)
    // A name that is not there is told before any model is read.
    let person = try slate.person(player, on: date, history.table, history.players)
    let choice = try ChampionChoice(slate.season, on: date, variant: variant, kind: history.kind, in: session)
    let champion = try choice.load(history, session)
    let registry = try session.registry()
    let neighbours = try choice.artifact(in: registry).flatMap {
      try PlayerNeighbours.of(champion.meta.manifest, folder: registry.folder(of: $0))
    }
    let explainer = Explainer(
      champion: champion, history: history.table, games: GameHistory(history.table, of: [person]),
      players: history.players, neighbours: neighbours, threads: session.threads)
    return try explainer.explain(
      person, among: slate, on: date, session: try history.session(through: date.advanced(by: -1)), stats: stats)
  }
}
