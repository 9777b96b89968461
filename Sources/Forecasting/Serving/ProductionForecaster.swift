import Analyzer
import BoxScores
import Features
import Foundation
import MetaLearner

/// A bundle at work: forecasts on a machine that has no workspace.
///
/// It needs the bundle's file, and the native libraries that `fullcourt doctor` names. Features are made by the code that
/// made the training rows, from the games in the bundle and newer ones that are handed in; a forecast is, bit for bit, what
/// the workspace would have said that exported the bundle and had the same games.
///
/// ```swift
/// let forecaster = try ProductionForecaster(bundle: URL(filePath: "fullcourt-real-blind-2026.tar"))
/// let report = try forecaster.forecast(on: GameDay("2026-01-05")!)
/// ```
public final class ProductionForecaster: Sendable {
  /// What the bundle is and holds.
  public let manifest: BundleManifest
  /// Names the bundle: SHA-256 of its manifest.
  public let identity: String
  /// The last day whose games are known.
  public let lastDay: GameDay?
  private let file: String
  private let bundle: UnpackedBundle
  package let champion: Champion
  package let table: PlayerGameTable
  package let players: PlayerDirectory
  private let threads: Int

  /// Checks every byte of a bundle, lays it out in a temporary folder and loads its models. No code of it is run.
  ///
  /// - Parameters:
  ///   - bundle: The file.
  ///   - identity: The bundle it has to be, or the first digits of that; nil for any.
  ///   - games: Files or folders of the Kaggle table `PlayerStatistics` with games after those of the bundle. They are laid
  ///     over the bundle's, for this object only.
  ///   - threads: Results do not depend on it.
  /// - Throws: `BundleError.refused` for a bundle that is damaged, of another format or feature schema; what an import of
  ///   the games throws; `NativeLibraryError` without the libraries.
  public init(bundle file: URL, identity: String? = nil, games: [URL] = [], threads: Int = 1) throws {
    let archive = try BundleArchive(file: file, identity: identity)
    guard archive.manifest.schemaHash == FeatureCatalogue.schemaHash else {
      throw BundleError.refused(
        file: file.path,
        problem: .schemaDiffers(found: archive.manifest.schemaHash, expected: FeatureCatalogue.schemaHash))
    }
    if !games.isEmpty, archive.manifest.kind == .simulated { throw BundleError.simulated(file: file.path) }
    let bundle = try UnpackedBundle(archive)
    if !games.isEmpty { _ = try bundle.store.importFiles(games, threads: threads) }
    let kind = bundle.manifest.kind
    let models = BundleModels(bundle: bundle)
    // Nobody loads it a second time: the folder goes with this object.
    table = try bundle.store.loadTable(kind, keepsSnapshot: false)
    players = try bundle.store.players(kind)
    champion = try models.champion()
    lastDay = table.day.last.map(GameDay.init(number:))
    manifest = bundle.manifest
    self.identity = bundle.identity
    self.file = file.path
    self.bundle = bundle
    self.threads = threads
  }

  /// Forecasts of a day: of those who played, or of the rosters of the games in the bundle's schedule.
  ///
  /// - Parameters:
  ///   - out: Names or ids of players who will not play.
  ///   - atLeast: Counts whose probability is asked for.
  ///   - combinedAtLeast: The same of points + rebounds + assists.
  /// - Throws: `ForecastingError.noGames`, `.noRosters`, `BundleError.tooEarly`, `PlayerQueryError` for who is out and not
  ///   to be found.
  public func forecast(
    on day: GameDay, out: [String] = [], atLeast: [Stat: [Int]] = [:], combinedAtLeast: [Int] = []
  ) throws -> ForecastReport {
    guard let slate = try slate(on: day) else { throw try noGames(on: day) }
    return try forecast(
      slate.requiringPlayers(on: day).without(out, on: day, table, players), on: day, atLeast: atLeast,
      combinedAtLeast: combinedAtLeast)
  }

  /// Forecasts of the players whom a file names.
  ///
  /// - Throws: `ImportError` for a file that is wrong, `SlateError` for players who are not to be found; as `forecast(on:)`.
  public func forecast(
    slate file: URL, out: [String] = [], atLeast: [Stat: [Int]] = [:], combinedAtLeast: [Int] = []
  ) throws -> ForecastReport {
    let file = try SlateFile(contentsOf: file, kind: manifest.kind)
    let slate = try DaySlate(file, table, players).without(out, on: file.day, table, players)
    return try forecast(slate, on: file.day, atLeast: atLeast, combinedAtLeast: combinedAtLeast)
  }

  /// Forecasts of a slate of one's own.
  ///
  /// - Parameter season: Of the day's games.
  /// - Throws: `BundleError.tooEarly` for a day of a season that the models know.
  public func forecast(_ entries: [SlateEntry], on day: GameDay, season: Season) throws -> ForecastReport {
    try forecast(
      DaySlate(season: season, entries: entries.map { .init(slate: $0, participation: .onSlate) }), on: day)
  }

  /// The games to come, and who is on whose roster.
  package func schedule() throws -> [ScheduledGame] { try bundle.store.schedule(manifest.kind) }

  package func roster() throws -> [RosterEntry] { try bundle.store.roster(manifest.kind) }

  /// The folder of the meta-learner's files.
  package var metaFolder: URL? {
    let name = manifest.metaName
    return manifest.part(name.kind, name.key).map { bundle.folder(of: $0) }
  }

  /// Who would be forecast on a day; nil without games.
  public func slate(on day: GameDay) throws -> DaySlate? {
    if let played = DaySlate(played: day, in: table) { return played }
    let kind = manifest.kind
    return DaySlate(
      scheduled: try bundle.store.schedule(on: day, kind), roster: try bundle.store.roster(kind))
  }

  /// The day that is forecast when none is named, and why that one; nil without games.
  public func standingDay() throws -> (day: GameDay, note: String)? {
    GameDays(table, schedule: try schedule()).standing
  }

  private func noGames(on day: GameDay) throws -> ForecastingError {
    let (before, after) = GameDays(table, schedule: try schedule()).around(day)
    return .noGames(day: day, before: before, after: after)
  }

  private func forecast(
    _ slate: DaySlate, on day: GameDay, atLeast: [Stat: [Int]] = [:], combinedAtLeast: [Int] = []
  ) throws -> ForecastReport {
    try forecasts(slate, on: day, atLeast: atLeast, combinedAtLeast: combinedAtLeast).report
  }

  /// Forecasts with what they were made from.
  /// - Throws: `BundleError.tooEarly`
  package func forecasts(
    _ slate: DaySlate, on day: GameDay, atLeast: [Stat: [Int]] = [:], combinedAtLeast: [Int] = []
  ) throws -> DayForecasts {
    let told = try forecaster(for: slate, on: day).forecasts(
      slate.entries, on: day, season: slate.season, atLeast: atLeast, combinedAtLeast: combinedAtLeast
    ) { code in
      TeamCatalogue.shared.name(of: code, in: slate.season)?.fullName ?? "team \(code)"
    }
    let isPromoted = manifest.promotion != nil
    return told.telling { report in
      report.used(
        configuration: manifest.configuration, champion: isPromoted ? manifest.configuration : nil,
        note: isPromoted
          ? "Champion '\(manifest.configuration)', from bundle \(identity.prefix(12))."
          : "From bundle \(identity.prefix(12)), of configuration '\(manifest.configuration)', which was not promoted."
      ).noting(slate.rosterNote).noting(slate.columnNote).missing(slate.absent)
    }
  }

  private func forecaster(for slate: DaySlate, on day: GameDay) throws(BundleError) -> Forecaster {
    guard slate.season >= manifest.cutOff else {
      throw BundleError.tooEarly(file: file, day: day.description, cutoff: manifest.cutOff.description)
    }
    return Forecaster(
      champion: champion, history: table, players: slate.naming(players), threads: threads,
      bundle: String(identity.prefix(12)))
  }
}

extension ProductionForecaster {
  /// How points, rebounds and assists move together; nil in a bundle without it.
  public var combined: CombinedModel? { champion.combined }

  /// Games, people, schedule and roster that lines can be about.
  public func league(seasons: ClosedRange<Season>) throws -> LeagueIndex {
    LeagueIndex(
      table, players: players, seasons: seasons, schedule: try bundle.store.schedule(manifest.kind),
      roster: try bundle.store.roster(manifest.kind))
  }

  /// The whole distributions of players of a day, for whoever asks about lines.
  ///
  /// - Throws: `BundleError.tooEarly` for a day of a season that the models know.
  public func distributions(_ slate: DaySlate, on day: GameDay) throws -> [PlayerForecast] {
    try forecaster(for: slate, on: day).distributions(slate.entries, on: day, season: slate.season)
  }
}

extension ProductionForecaster {
  /// Why a player's forecast is what it is.
  ///
  /// - Parameters:
  ///   - player: His name or id.
  ///   - out: Names or ids of players who will not play.
  /// - Throws: as `forecast(on:)`, and `PlayerQueryError` for a player who is not among those of the day.
  public func explain(
    _ player: String, on day: GameDay, out: [String] = [], stats: [Stat] = Stat.allCases
  ) throws -> Explanation {
    guard let whole = try slate(on: day) else { throw try noGames(on: day) }
    guard whole.season >= manifest.cutOff else {
      throw BundleError.tooEarly(file: file, day: day.description, cutoff: manifest.cutOff.description)
    }
    let slate = try whole.requiringPlayers(on: day).without(out, on: day, table, players)
    let person = try slate.person(player, on: day, table, players)
    return try explainer().explain(person, among: slate, on: day, stats: stats)
  }

  /// Explains forecasts of this bundle; see `Explainer`.
  public func explainer() throws -> Explainer {
    let name = manifest.metaName
    let folder = manifest.part(name.kind, name.key).map { bundle.folder(of: $0) }
    return Explainer(
      champion: champion, history: table, players: players,
      neighbours: try folder.flatMap { try PlayerNeighbours.of(champion.meta.manifest, folder: $0) },
      bundle: String(identity.prefix(12)), threads: threads)
  }
}
