import Analyzer
import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry

/// Scores our probabilities at bookmakers' lines beside the market's, on whole seasons that the models could not know.
///
/// Nothing here trains. What is found is kept as proof of calibration for `analyze`, and is a look at the season like any
/// other.
public struct LinesBacktest: Sendable {
  private let session: WorkspaceSession
  private let progress: ProgressHandler

  public init(_ session: WorkspaceSession, progress: @escaping ProgressHandler) {
    self.session = session
    self.progress = progress
  }

  /// - Parameters:
  ///   - notation: How prices are written. Nil: a CSV is American, and a JSON file's prices tell.
  ///   - configuration: Of the meta-learner; nil for the champion's, else the newest one's.
  ///   - command: What is run, for the log of looks.
  ///   - prepareCommand: The command that trains what is missing.
  /// - Throws: `LinesError` for a file that cannot be read; `BacktestRefused` naming what is missing; `LinesBacktestError`
  ///   where no line is of a game of a season.
  public func run(
    seasons: [Season], files: [URL], notation: Odds.Notation? = nil, variant: FeatureVariant = .blind,
    configuration: ExperimentConfiguration? = nil, command: String, prepareCommand: String
  ) throws -> LinesBacktestReport {
    try Preparation.demand(
      seasons, variant: variant, configuration: configuration, in: session, command: prepareCommand)
    let read = try Self.read(files, notation)
    try session.accounts().watch(progress, resume: command)
    var parts: [LinesBacktestReport.Part] = []
    for season in seasons {
      guard let workshop = try session.workshop(scoring: season) else { continue }
      let start = ContinuousClock.now
      let lines = read.lines.filter { Self.season(of: $0) == season }
      guard !lines.isEmpty else { throw LinesBacktestError.noLines(season: season, files: files.map(\.path)) }
      let recorder = StepRecorder(registry: workshop.registry, accounts: workshop.accounts)
      var part = try recorder.run(workshop.scoringNeed(MetaGoal(cutoff: season, variant: variant))) { _ in
        .init(value: try score(lines, season, workshop, variant, configuration))
      }
      part.seconds = (ContinuousClock.now - start) / .seconds(1)
      progress(.message("season \(season) scored against lines in \((part.seconds * 10).rounded() / 10) s"))
      parts.append(part)
    }
    let registry = try session.registry()
    let looks = try registry.look(at: seasons, command: command)
    for index in parts.indices {
      parts[index].looks = looks[parts[index].season] ?? 1
      try registry.record(.lines(parts[index], variant, files: read.notes))
    }
    let scored = Set(seasons)
    return LinesBacktestReport(
      seasons: seasons, variant: variant.rawValue, files: read.notes, problems: read.problems,
      otherSeasons: read.lines.count { !(Self.season(of: $0).map(scored.contains) ?? false) }, parts: parts)
  }

  private static func read(
    _ files: [URL], _ notation: Odds.Notation?
  ) throws -> (lines: [PropLine], problems: [LineProblem], notes: [LinesFileNote]) {
    var (lines, problems, notes): ([PropLine], [LineProblem], [LinesFileNote]) = ([], [], [])
    for url in files {
      let file = try LineFile.read(url, notation: notation)
      lines += file.lines
      problems += file.problems
      notes.append(
        LinesFileNote(
          name: url.lastPathComponent, sha256: try FileHash.sha256(of: url).digest, rows: file.rows,
          lines: file.lines.count, problems: file.problems.count))
    }
    return (lines, problems, notes)
  }

  private static func season(of line: PropLine) -> Season? {
    (line.tipOff?.easternDay ?? line.gameDate).map(SeasonOfGame.season(of:))
  }

  private func score(
    _ lines: [PropLine], _ season: Season, _ workshop: ModelWorkshop, _ variant: FeatureVariant,
    _ configuration: ExperimentConfiguration?
  ) throws -> LinesBacktestReport.Part {
    let history = workshop.history
    let table = history.table
    let index = LeagueIndex(table, players: history.players, seasons: season...season)
    let resolution = LineResolver(index).resolve(lines)
    var scored: Set<Int64> = []
    for row in table.rows(of: season) where GameType(rawValue: table.gameType[row])?.isScored ?? false {
      scored.insert(table.gameId[row])
    }
    let ours = resolution.resolved.filter { scored.contains($0.game.gameId) }
    let champion = try SeasonBacktest(
      workshop: workshop, season: season, variant: variant, configuration: configuration, threads: session.threads
    ).champion()
    let wanted = Set(ours.map(Appearance.init))
    let rows = table.rows(of: season).filter {
      wanted.contains(Appearance(personId: table.personId[$0], gameId: table.gameId[$0]))
    }
    guard !rows.isEmpty else { throw LinesBacktestError.noneResolved(season: season, lines: lines.count) }
    let (forecast, minutes) = try champion.answer(
      ForecastRows(rows: rows, of: table, matrix: try history.matrix().matrix), history: GameHistory(table),
      threads: session.threads)
    let manifest = champion.meta.manifest
    let forecasts = LineForecasts(
      model: .init(
        season: season, cutOff: champion.cutoff, configuration: manifest.configuration.experiment.name, champion: nil,
        variant: variant.rawValue, bundle: nil, simulated: history.kind == .simulated),
      configurationHash: manifest.configuration.modelHash,
      players: rows.indices.map { index in
        forecast.player(
          index, personId: table.personId[rows[index]], gameId: table.gameId[rows[index]], minutes: minutes[index])
      }, correlations: champion.combined?.correlations, missing: [:], notes: [])
    let quotes = MarketQuote.quotes(
      ours, forecasts: LineDistributions.of(forecasts, for: ours, threads: session.threads),
      outcomes: BoxOutcomes(table, seasons: season...season))
    let first = table.day[table.rows(of: season).lowerBound]
    return LinesBacktestReport.Part(
      season: season, kind: history.kind, cutOff: GameDay(number: first - 1), manifest: manifest,
      modelHash: champion.meta.hash, dataHash: history.hash(through: season),
      lines: .init(lines.count, resolution, notScored: resolution.resolved.count - ours.count),
      combinedNote: champion.combined == nil
        ? "Points + rebounds + assists: no forecast, it was not fitted how they move together. "
          + "'\(session.tool) backtest --seasons \(season) --prepare' does that." : nil,
      market: MarketBacktest().run(quotes, scopes: LineScope.allCases))
  }
}
