import BoxScores
import Features
import Forecasting
import Foundation
import Registry

/// Forecasts of a day out of a workspace: of the players who played, for a day that is over; of the rosters of the scheduled
/// games, for a day to come; or of the players of a slate.
public struct Prediction: Sendable {
  private let session: WorkspaceSession
  private let variant: FeatureVariant
  /// Names or ids of players who will not play.
  private let out: [String]
  /// Counts whose probability is asked for.
  private let atLeast: [Stat: [Int]]
  /// The same of points + rebounds + assists.
  private let combinedAtLeast: [Int]

  public init(
    _ session: WorkspaceSession, variant: FeatureVariant = .blind, out: [String] = [], atLeast: [Stat: [Int]] = [:],
    combinedAtLeast: [Int] = []
  ) {
    self.combinedAtLeast = combinedAtLeast
    self.session = session
    self.variant = variant
    self.out = out
    self.atLeast = atLeast
  }

  /// Forecasts of the next day with scheduled games, for want of one of the last day played; a note says which it is.
  public func run() throws -> ForecastReport {
    for kind in DataKind.allCases {
      guard let history = try session.history(kind) else { continue }
      let days = GameDays(history.table, schedule: try session.store.schedule(kind))
      if let (day, note) = days.standing { return try run(date: day).noting(note) }
    }
    throw SessionError.noGames(workspace: session.folder.path)
  }

  /// - Throws: `ForecastingError.noGames` for a day without games, `.noRosters` for one of which nobody is known,
  ///   `.noMeta` when no meta-learner is old enough for it, `PlayerQueryError` for a player who is out and not to be found.
  public func run(date: GameDay) throws -> ForecastReport {
    let torch = session.openTorchEarly(for: SeasonOfGame.season(of: date), on: date, variant)
    defer { torch.wait() }
    let (slate, history) = try session.slate(on: date)
    return try report(slate, on: date, history)
  }

  /// - Parameter slate: A file as `SlateFile` reads it; its games need not be in the schedule.
  /// - Throws: `ImportError` for a file that is wrong, `SlateError` for players that are not to be found, all of them named;
  ///   `ForecastingError.noMeta`.
  public func run(slate: URL) throws -> ForecastReport {
    guard let history = try session.histories().first else {
      throw SessionError.noGames(workspace: session.folder.path)
    }
    let file = try SlateFile(contentsOf: slate, kind: history.kind)
    return try report(try DaySlate(file, history.table, history.players), on: file.day, history)
  }

  private func report(_ whole: DaySlate, on date: GameDay, _ history: History) throws -> ForecastReport {
    let day = try whole.without(out, on: date, history.table, history.players)
    let chosen = try ChosenChampion.load(for: day.season, on: date, variant: variant, history, in: session)
    let forecaster = Forecaster(
      champion: chosen.champion, history: history.table, players: day.naming(history.players),
      threads: session.threads, asOf: { try history.session(through: $0) })
    let report = try forecaster.report(
      day.entries, on: date, season: day.season, atLeast: atLeast, combinedAtLeast: combinedAtLeast
    ) { code in
      TeamCatalogue.shared.name(of: code, in: day.season)?.fullName ?? "team \(code)"
    }
    let told = report.used(configuration: chosen.configuration, champion: chosen.promoted, note: chosen.note)
      .noting(chosen.combinedAdvice(history, tool: session.tool))
    return told.noting(day.rosterNote).noting(day.columnNote).missing(day.absent)
  }
}
