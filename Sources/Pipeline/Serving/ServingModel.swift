import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import NativeLibraries
import Registry
import Synchronization

/// What a server forecasts with, as it stood at one moment: games, and the champion's generations that were asked for, in
/// memory. It never changes; a newly promoted champion is another one, made beside it.
public final class ServingModel: Sendable {
  /// Generations kept in memory at a time: this season's, and a past one that somebody looks at.
  static let mostGenerations = 2

  /// One loaded meta-learner.
  struct Generation: Sendable {
    let artifact: String
    let champion: Champion
    let neighbours: PlayerNeighbours?
    /// Why there are no neighbours.
    let neighboursNote: String?
  }

  enum Source: Sendable {
    case workspace(WorkspaceSession)
    case bundle(ProductionForecaster)
  }

  /// What its forecasts know of the night.
  public let variant: FeatureVariant
  /// Real games first.
  public let leagues: [ServedLeague]
  /// Threads that a forecast may use.
  public let threads: Int
  let source: Source
  /// Made when lines are first asked about.
  let indexed = Mutex<(any LineModels)?>(nil)
  let lastState = Mutex<(kind: DataKind, session: AsOfSession)?>(nil)
  private let generations = Mutex<[Generation]>([])

  /// Loads the games of a workspace, and the model of the day that comes next.
  ///
  /// - Parameters:
  ///   - session: Of the workspace, looking only.
  ///   - games: The games of an earlier model, where they are the same; nil reads them.
  /// - Throws: what opening the registry and loading the champion throw; `NotReady` without games.
  public convenience init(
    _ session: WorkspaceSession, variant: FeatureVariant, sharing games: ServingModel? = nil
  ) throws {
    let leagues = try games?.leagues ?? Self.leagues(session)
    guard !leagues.isEmpty else {
      throw NotReady(
        code: "workspace.noGames", reason: "\(session.folder.path) has no games",
        mend: "\(session.tool) data import PATH...")
    }
    self.init(.workspace(session), leagues, variant: variant, threads: session.threads)
    // What an earlier model holds and is still in force need not be read again.
    generations.withLock { $0 = games?.generations.withLock { $0 } ?? [] }
    try prepare()
  }

  /// Checks a bundle and loads it.
  /// - Throws: as `ProductionForecaster`.
  public convenience init(bundle file: URL, threads: Int) throws {
    let forecaster = try ProductionForecaster(bundle: file, threads: threads)
    let league = ServedLeague(
      table: forecaster.table, players: forecaster.players, schedule: try forecaster.schedule(),
      roster: try forecaster.roster())
    self.init(.bundle(forecaster), [league], variant: forecaster.manifest.variant, threads: threads)
    let (neighbours, note) = Self.neighbours(forecaster.champion, forecaster.metaFolder)
    generations.withLock {
      $0 = [
        Generation(
          artifact: forecaster.identity, champion: forecaster.champion, neighbours: neighbours, neighboursNote: note)
      ]
    }
  }

  private init(_ source: Source, _ leagues: [ServedLeague], variant: FeatureVariant, threads: Int) {
    self.source = source
    self.leagues = leagues
    self.variant = variant
    self.threads = threads
  }

  private static func leagues(_ session: WorkspaceSession) throws -> [ServedLeague] {
    try session.histories().map { history in
      ServedLeague(
        table: history.table, players: history.players, schedule: try session.store.schedule(history.kind),
        roster: try session.store.roster(history.kind))
    }
  }

  /// The bundle that is served; nil for a workspace.
  public var bundle: ProductionForecaster? {
    if case .bundle(let forecaster) = source { forecaster } else { nil }
  }

  /// The day that is forecast when none is named.
  public var defaultDay: GameDay? { leagues.first?.defaultDay }

  /// The league that has games on a day and who is forecast in it, played games before scheduled ones; nil for a day
  /// without games.
  public func league(of day: GameDay) -> (league: ServedLeague, slate: DaySlate)? {
    for league in leagues {
      if let slate = DaySlate(played: day, in: league.table) { return (league, slate) }
    }
    for league in leagues {
      if let slate = league.slate(on: day) { return (league, slate) }
    }
    return nil
  }

  /// The league that a player is known in, real games first; nil for somebody unknown.
  public func league(knowing person: Int64) -> ServedLeague? { leagues.first { $0.knows(person) } }

  // MARK: - Models

  /// Loads the model of the default day.
  private func prepare() throws {
    guard let day = defaultDay, let league = leagues.first else { return }
    let season = league.slate(on: day)?.season ?? SeasonOfGame.season(of: day)
    _ = try generation(season, on: day, league)
  }

  /// The model that forecasts a season's games, loaded where it is not in memory.
  /// - Throws: `ForecastingError.noMeta`; what loading throws.
  func generation(
    _ season: Season, on day: GameDay, _ league: ServedLeague
  ) throws -> (generation: Generation, choice: ChampionChoice?) {
    guard case .workspace(let session) = source else {
      return (generations.withLock { $0[0] }, nil)
    }
    let choice = try ChampionChoice(season, on: day, variant: variant, kind: league.kind, in: session)
    let registry = try session.registry()
    guard let artifact = try choice.artifact(in: registry) else {
      throw ForecastingError.noMeta(day: day, season: season, variant: variant, found: [])
    }
    let name = "\(artifact.key)#\(artifact.generation)"
    if let known = generations.withLock({ known in
      // The one that was asked for last stands last.
      known.firstIndex { $0.artifact == name }.map { index in
        let found = known.remove(at: index)
        known.append(found)
        return found
      }
    }) {
      return (known, choice)
    }
    let champion = try choice.load(
      available: league.table.seasonRows,
      others: leagues.first { $0.kind != league.kind }?.table.seasons ?? [], registry: registry, threads: threads)
    let (neighbours, note) = Self.neighbours(champion, try registry.folder(of: artifact))
    let made = Generation(artifact: name, champion: champion, neighbours: neighbours, neighboursNote: note)
    generations.withLock { known in
      known.append(made)
      if known.count > Self.mostGenerations { known.removeFirst(known.count - Self.mostGenerations) }
    }
    return (made, choice)
  }

  /// The newest generation in memory that speaks of a kind of data.
  func newest(of kind: DataKind) -> Generation? {
    generations.withLock { known in
      known.filter { $0.champion.meta.manifest.kind == kind }.max { $0.champion.cutoff < $1.champion.cutoff }
    }
  }

  private static func neighbours(_ champion: Champion, _ folder: URL?) -> (PlayerNeighbours?, String?) {
    guard let folder else { return (nil, "the model's embeddings are not there") }
    do {
      return (try PlayerNeighbours(manifest: champion.meta.manifest, folder: folder), nil)
    } catch {
      return (nil, (error as? any FullcourtError)?.message ?? "\(error)")
    }
  }

  /// When the configuration of a generation was promoted; nil where it was not.
  func promotedAt(_ generation: Generation) -> Date? {
    guard case .workspace(let session) = source, let league = leagues.first,
      let record = try? session.registry().champion(of: ArtifactNames.line(league.kind, variant)),
      record.configuration == generation.champion.meta.manifest.configuration.modelHash
    else { return nil }
    return record.promotedAt
  }

  // MARK: - Forecasts

  /// Forecasts of everybody who plays on a day, as `predict` gives them; nil without games.
  ///
  /// - Complexity: O(rows of history) for the state as of the day, then O(players x trees).
  public func forecasts(on day: GameDay) throws -> DayForecasts? {
    guard let (league, slate) = league(of: day) else { return nil }
    if case .bundle(let forecaster) = source { return try forecaster.forecasts(slate, on: day) }
    let (generation, choice) = try generation(slate.season, on: day, league)
    let forecaster = Forecaster(
      champion: generation.champion, history: league.table, players: slate.naming(league.players), threads: threads,
      asOf: { [self] in try state(through: $0, league) })
    let told = try forecaster.forecasts(slate.entries, on: day, season: slate.season) { code in
      league.team(code, in: slate.season)
    }
    guard let choice, case .workspace(let session) = source else { return told }
    let chosen = choice.chosen(generation.champion)
    let advice = try session.history(league.kind).flatMap { chosen.combinedAdvice($0, tool: session.tool) }
    return told.telling { report in
      report.used(configuration: chosen.configuration, champion: chosen.promoted, note: chosen.note).noting(advice)
        .missing(slate.absent)
    }
  }
}
