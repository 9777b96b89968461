import Analyzer
import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry

/// The models of a workspace, asked about the players of lines.
///
/// Games that are over are forecast from the feature matrix where it is up to date, else, like games to come, from the games
/// before each day; the two give the same bits.
public final class WorkspaceLineModels: LineModels {
  /// Gives the model of a season; `ChosenChampion.load` unless somebody keeps them loaded.
  public typealias Loader = @Sendable (_ season: Season, _ day: GameDay, _ history: History) throws -> ChosenChampion

  /// Games of so many days are forecast one day at a time without a matrix; for more it is built.
  static let fewDays = 3

  private let session: WorkspaceSession
  private let variant: FeatureVariant
  private let load: Loader

  public init(_ session: WorkspaceSession, variant: FeatureVariant = .blind, load: Loader? = nil) {
    self.session = session
    self.variant = variant
    self.load = load ?? { try ChosenChampion.load(for: $0, on: $1, variant: variant, $2, in: session) }
  }

  public var tool: String { session.tool }

  private func history() throws -> History {
    guard let history = try session.histories().first else {
      throw SessionError.noGames(workspace: session.folder.path)
    }
    return history
  }

  public func league(seasons: ClosedRange<Season>) throws -> LeagueIndex {
    let history = try history()
    return LeagueIndex(
      history.table, players: history.players, seasons: seasons,
      schedule: try session.store.schedule(history.kind), roster: try session.store.roster(history.kind))
  }

  public func proofs(of forecasts: LineForecasts, before season: Season) throws -> [LineProof] {
    let history = try history()
    return try LineProof.all(
      kind: history.kind, variant: variant, configuration: forecasts.configurationHash, history: history,
      in: session.registry()
    ).filter { $0.season < season }
  }

  public func forecasts(of lines: [ResolvedLine], season: Season) throws -> LineForecasts {
    let history = try history()
    let day = lines.map(\.game.day).min() ?? GameDay(number: 0)
    let chosen = try load(season, day, history)
    let wanted = Set(lines.map(Appearance.init))
    let found = rows(of: wanted, season, history.table)
    var players = try played(found.rows, chosen.champion, history)
    var missing: [Appearance: NoForecast] = [:]
    let known = Set(players.map { Appearance(personId: $0.personId, gameId: $0.gameId) })
    for appearance in wanted where found.games.contains(appearance.gameId) && !known.contains(appearance) {
      missing[appearance] = .didNotPlay
    }
    let toCome = lines.filter { !found.games.contains($0.game.gameId) }
    for forecast in try self.toCome(toCome, chosen.champion, history) { players.append(forecast) }
    let forecast = Set(players.map { Appearance(personId: $0.personId, gameId: $0.gameId) })
    for line in toCome where !forecast.contains(Appearance(line)) { missing[Appearance(line)] = .notOnRoster }
    let manifest = chosen.champion.meta.manifest
    let asksCombined = lines.contains { $0.line.market == .pra }
    return LineForecasts(
      model: .init(
        season: season, cutOff: chosen.champion.cutoff, configuration: chosen.configuration,
        champion: chosen.promoted, variant: variant.rawValue, bundle: nil, simulated: history.kind == .simulated),
      configurationHash: manifest.configuration.modelHash, players: players,
      correlations: chosen.champion.combined?.correlations, missing: missing,
      notes: [
        chosen.note, asksCombined ? chosen.combinedAdvice(history, tool: tool) : nil,
        known.isEmpty ? nil : "Games that are over are forecast from what was known before them, for those who played.",
      ].compactMap(\.self))
  }

  /// The rows of appearances, in order, and all games of the season that are over.
  private func rows(
    of wanted: Set<Appearance>, _ season: Season, _ table: PlayerGameTable
  ) -> (rows: [Int], games: Set<Int64>) {
    var rows: [Int] = []
    var games: Set<Int64> = []
    for row in table.rows(of: season) {
      games.insert(table.gameId[row])
      if wanted.contains(Appearance(personId: table.personId[row], gameId: table.gameId[row])) { rows.append(row) }
    }
    return (rows, games)
  }

  private func played(_ rows: [Int], _ champion: Champion, _ history: History) throws -> [PlayerForecast] {
    guard !rows.isEmpty else { return [] }
    let table = history.table
    let days = Set(rows.map { table.day[$0] }).sorted()
    // Who only looks builds no matrix.
    guard (days.count > Self.fewDays && !session.isReadOnly) || history.hasFreshMatrix else {
      let forecaster = Forecaster(
        champion: champion, history: table, players: history.players, threads: session.threads)
      return try days.flatMap { day -> [PlayerForecast] in
        // The line-up of both teams is everybody who played, whoever has lines.
        let all = DaySlate(played: GameDay(number: day), in: table)
        let wanted = Set(rows.map { Appearance(personId: table.personId[$0], gameId: table.gameId[$0]) })
        let entries = (all?.entries ?? []).filter { entry in
          variant == .lineup || wanted.contains(entry.appearance)
        }
        return try forecaster.distributions(
          entries, on: GameDay(number: day), season: all?.season ?? champion.cutoff
        ).filter { wanted.contains(Appearance(personId: $0.personId, gameId: $0.gameId)) }
      }
    }
    let (forecast, minutes) = try champion.answer(
      ForecastRows(rows: rows, of: table, matrix: try history.matrix().matrix),
      history: GameHistory(table, of: Set(rows.map { table.personId[$0] })), threads: session.threads)
    return rows.indices.map { index in
      forecast.player(
        index, personId: table.personId[rows[index]], gameId: table.gameId[rows[index]], minutes: minutes[index])
    }
  }

  /// Players of games that are still to be played: those of the rosters, and of teams without one whom lines name.
  private func toCome(
    _ lines: [ResolvedLine], _ champion: Champion, _ history: History
  ) throws -> [PlayerForecast] {
    guard !lines.isEmpty else { return [] }
    let schedule = try session.store.schedule(history.kind)
    let roster = try session.store.roster(history.kind)
    let teams = Set(roster.map(\.team))
    let forecaster = Forecaster(
      champion: champion, history: history.table, players: history.players, threads: session.threads)
    var forecasts: [PlayerForecast] = []
    for (day, ofDay) in Dictionary(grouping: lines, by: \.game.day).sorted(by: { $0.key < $1.key }) {
      let wanted = Set(ofDay.map(Appearance.init))
      let games = Set(wanted.map(\.gameId))
      let slate = DaySlate(scheduled: schedule.filter { games.contains($0.gameId) }, roster: roster)
      var entries = (slate?.entries ?? []) + Self.named(ofDay.filter { !teams.contains($0.team) }, schedule)
      if variant == .blind { entries = entries.filter { wanted.contains($0.appearance) } }
      forecasts += try forecaster.distributions(entries, on: day, season: ofDay[0].game.season)
        .filter { wanted.contains(Appearance(personId: $0.personId, gameId: $0.gameId)) }
    }
    return forecasts
  }

  private static func named(_ lines: [ResolvedLine], _ schedule: [ScheduledGame]) -> [Forecaster.Entry] {
    var seen: Set<Appearance> = []
    return lines.filter { seen.insert(Appearance($0)).inserted }.map { line in
      Forecaster.Entry(
        slate: SlateEntry(
          personId: line.personId, team: line.team, opponent: line.opponent, home: line.team == line.game.home ? 1 : 0,
          gameId: line.game.gameId,
          gameType: schedule.first { $0.gameId == line.game.gameId }?.gameType ?? .regularSeason),
        participation: .onSlate)
    }
  }
}

extension Forecaster.Entry {
  var appearance: Appearance { Appearance(personId: slate.personId, gameId: slate.gameId ?? 0) }
}
