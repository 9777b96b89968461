import BoxScores
import Forecasting
import Foundation
import MetaLearner
import NativeLibraries

/// Bringing games in, simulating a league, and checking what is there.
public struct DataWork: Sendable {
  /// How large a simulated league is: as each season was, six teams, or four teams.
  public enum Scale: String, Sendable, CaseIterable, Encodable {
    case full, small, tiny

    var league: LeagueScale {
      switch self {
      case .full: .full
      case .small: .small
      case .tiny: .tiny
      }
    }
  }

  /// What an import reads.
  public struct Files: Sendable {
    /// Box scores: `.csv`, `.csv.gz`, `.zip` and `.parquet` files, and folders of them.
    public var statistics: [URL]
    /// Games to come; nil leaves the store's as they are.
    public var schedule: URL?
    /// Who is on which team, and who is out, for the teams that the file names; nil leaves the store's as it is.
    public var roster: URL?
    /// Who everybody is: birth days, measures, positions, drafts; nil leaves the store's as they are.
    public var players: URL?

    public init(statistics: [URL], schedule: URL? = nil, roster: URL? = nil, players: URL? = nil) {
      self.statistics = statistics
      self.schedule = schedule
      self.roster = roster
      self.players = players
    }
  }

  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  /// - Parameter progress: Told a line now and then.
  /// - Throws: `ImportError`, `StoreError`, `NativeLibraryError`
  public func importFiles(_ files: Files, progress: @escaping @Sendable (String) -> Void) throws -> DataImportReport {
    let start = ContinuousClock.now
    var report = DataImportReport()
    if !files.statistics.isEmpty {
      report.statistics = try session.store.importFiles(files.statistics, threads: session.threads) { event in
        switch event {
        case .read(let file, let done, let count): progress("read \(done) of \(count): \(file)")
        case .judging(let rows): progress("judging \(rows) rows")
        case .writing(let season, let done, let count): progress("writing season \(season) (\(done) of \(count))")
        }
      }
    }
    if let file = files.players { report.players = try session.store.importPlayers(file) }
    if let file = files.schedule { report.schedule = try session.store.importSchedule(file) }
    if let file = files.roster {
      // The names of games that came in just now are known.
      session.reload()
      report.roster = try session.store.importRoster(file, people: try knownPeople())
    }
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    session.reload()
    return report
  }

  /// Everybody of the real games, the players file and the rosters, found by name as slates find them.
  private func knownPeople() throws -> KnownPeople {
    let history = try session.history(.real)
    var players = try history?.players ?? session.store.players(.real)
    for entry in try session.store.roster(.real) where players[entry.personId] == nil && !entry.player.isEmpty {
      players[entry.personId] = Player(personId: entry.personId, firstName: "", lastName: entry.player)
    }
    let names = PlayerNames(
      players.byId.keys.sorted(), players: players, seasons: history?.table.playerSeasons ?? [:],
      preferring: .recent)
    return KnownPeople(players) { name in
      do throws(PlayerQueryError) {
        return .person(try names.resolve(name, season: Season.last))
      } catch {
        return .unclear(reason: error.message)
      }
    }
  }

  /// Plays a league and makes it the store's simulated one: a store has one simulated league, so that the seasons of the
  /// one before are replaced, and those outside of `seasons` go.
  ///
  /// - Parameter replacing: Whether simulated seasons outside of `seasons` may go.
  /// - Throws: `SimulationError.wouldRemove` where some would go and may not; nothing is simulated then. `StoreError`.
  public func simulate(
    seasons: ClosedRange<Season>, seed: UInt64, scale: Scale, replacing: Bool = false
  ) throws -> SimulationReport {
    let start = ContinuousClock.now
    let before = try session.store.seasonHashes(.simulated)
    let outside = before.keys.filter { !seasons.contains($0) }.sorted()
    guard outside.isEmpty || replacing else {
      throw SimulationError.wouldRemove(seasons: outside, asked: seasons, workspace: session.folder.path)
    }
    let league = LeagueSimulator(seasons: seasons, seed: seed, scale: scale.league).run()
    let leftOut = try session.store.replaceSimulated(with: league)
    session.reload()
    let after = try session.store.seasonHashes(.simulated)
    return SimulationReport(
      firstSeason: seasons.lowerBound, lastSeason: seasons.upperBound, seed: seed, scale: scale,
      playerGames: league.table.count, players: league.players.count, nextNight: league.upcoming.first?.day.description,
      leftOut: leftOut, replaced: before.keys.filter { after[$0] != nil && after[$0] != before[$0] }.sorted(),
      removed: before.keys.filter { after[$0] == nil }.sorted(),
      seconds: (ContinuousClock.now - start) / .seconds(1))
  }

  /// Whether the store is whole, and what it covers.
  /// - Throws: `SessionError.noGames` for an empty store.
  public func check() throws -> DataCheckReport {
    let report = try session.store.check(threads: session.threads)
    guard !report.seasons.isEmpty || !report.isWhole else {
      throw SessionError.noGames(workspace: session.folder.path)
    }
    return report
  }

  /// The day of the next game to be played.
  /// - Throws: `SessionError.nothingScheduled`
  public func nextGameDay() throws -> GameDay {
    for history in try session.histories() {
      if let game = try session.nextGame(history.kind) { return game.day }
    }
    throw SessionError.nothingScheduled(workspace: session.folder.path)
  }
}

extension WorkspaceSession {
  /// The first scheduled game after the last played one; nil without one.
  func nextGame(_ kind: DataKind) throws -> ScheduledGame? {
    let last = try history(kind)?.table.day.last.map { GameDay(number: $0) }
    return try store.schedule(kind).first { game in last.map { game.day > $0 } ?? true }
  }
}
