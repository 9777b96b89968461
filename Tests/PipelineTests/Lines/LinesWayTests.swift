import Analyzer
import BoxScores
import Evaluation
import Features
import Foundation
import MetaLearner
import NativeLibraries
import Registry
import Testing
import Windows

@testable import Forecasting
@testable import Pipeline

/// From lines to paper bets that are settled, on a small league with made-up lines of its own players.
@Suite(
  .enabled(
    if: LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound && LibraryStatus.of(.torch).isFound))
struct LinesWayTests {
  @Test func theWholeWay() throws {
    let league = try TinyLeague()
    try Preparation(league.session, interruption: Interruption()) { _ in }.run(
      seasons: [Season(2024), Season(2025)], resume: "again")
    let session = try league.reopened()
    try combinedModelsAreOfTheirMetaLearner(session)
    try predictAddsUp(session)
    try everyRowIsListedOrJudged(session)
    try nothingIsProvenByTooLittle(session, league)
    try proofIsOfSeasonsBefore(session)
    try betsOnPaper(session)
  }

  private func history(_ session: WorkspaceSession) throws -> History { try #require(try session.history(.simulated)) }

  /// A night of 2025.
  private func night(_ session: WorkspaceSession) throws -> (day: GameDay, rows: Range<Int>) {
    let table = try history(session).table
    let day = GameDay(number: table.day[table.rows(of: Season(2025)).lowerBound + 100])
    return (day, table.rows(on: day))
  }

  private func combinedModelsAreOfTheirMetaLearner(_ session: WorkspaceSession) throws {
    let registry = try session.registry()
    let artifacts = try registry.current(.combined)
    #expect(artifacts.count == 2)
    let shelf = ModelShelf(registry: registry, kind: .simulated)
    let meta = try #require(try shelf.metaArtifact(cutoff: Season(2025), variant: .blind))
    let artifact = try #require(artifacts.first { $0.key.hasPrefix("combined@2025-blind-simulated-") })
    #expect(artifact.description.parents == [ArtifactParent(meta)])
    let manifest = try MetaManifest.read(folder: registry.folder(of: meta))
    let hash = StableJSON.hash(manifest)
    let data = try registry.data(CombinedModel.fileName, of: artifact)
    let model = try #require(try CombinedModel.read(data, for: manifest, hash: hash))
    // The as-of rule: seasons before the cut-off, forecast as of their own.
    #expect(!model.seasons.isEmpty && model.seasons.allSatisfy { $0 < Season(2025) })
    #expect(Set(model.seasons).isSubset(of: Set(manifest.metaSeasons)))
    #expect(model.correlations.rows.reduce(0, +) == artifact.description.rows || artifact.description.rows > 0)
    // Another meta-learner's is none, a later season's is refused, and so is what cannot be read.
    #expect(try CombinedModel.read(data, for: manifest, hash: "another") == nil)
    let late = CombinedModel(
      cutoff: model.cutoff, variant: model.variant, kind: model.kind, model: hash, seasons: [Season(2025)],
      correlations: model.correlations)
    #expect(throws: ForecastingError.self) {
      try CombinedModel.read(StableJSON.data(late), for: manifest, hash: hash)
    }
    #expect(throws: ForecastingError.self) { try CombinedModel.read(Data("{}".utf8), for: manifest, hash: hash) }
    // Made again from the same games it is the same.
    let workshop = try #require(try session.workshop(scoring: Season(2025)))
    #expect(try CombinedTraining(workshop: workshop, session: session).run(manifest, of: meta) == nil)
  }

  private func predictAddsUp(_ session: WorkspaceSession) throws {
    let report = try Prediction(session, combinedAtLeast: [5, 20]).run(date: night(session).day)
    #expect(!report.forecasts.isEmpty && !report.notes.contains { $0.contains("not fitted") })
    for forecast in report.forecasts {
      let sum = try #require(forecast.combined)
      let means = [Stat.points, .rebounds, .assists].compactMap { forecast.stats[$0]?.mean }
      #expect(abs(sum.mean - means.reduce(0, +)) < 1e-9)
      #expect(sum.q10 <= sum.median && sum.median <= sum.q90 && sum.sigma > 0)
      let chances = [5, 20].compactMap { sum.atLeast[$0] }
      #expect(chances.count == 2 && chances[0] >= chances[1] && chances[1] >= 0 && chances[0] <= 1)
      // Numbers that move together spread wider than numbers that do not, and never wider than if they were one.
      let sigmas = [Stat.points, .rebounds, .assists].compactMap { forecast.stats[$0]?.sigma }
      #expect(sum.sigma < sigmas.reduce(0, +) + 0.05)
    }
    let json = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    #expect(json.contains("\"combined\":{\"pointsReboundsAssists\":{"))
    let columns = ForecastColumns(report).columns.map(\.name)
    #expect(columns.contains("pointsReboundsAssists_mean") && columns.contains("pointsReboundsAssists_atLeast_20"))
  }

  private func everyRowIsListedOrJudged(_ session: WorkspaceSession) throws {
    let table = try history(session).table
    let (day, rows) = try night(session)
    let other = rows.upperBound + 40
    var lines = MadeUpLines(table)
    for row in rows { lines.add(row, "points", 6.5) }
    lines.add(rows.lowerBound, "points", 7, book: "otherbook")
    lines.add(rows.lowerBound, "pra", 14.5)
    lines.add(rows.lowerBound, "points", 6.5, book: "prizepicks")
    lines.add(other, "rebounds", 2.5)
    lines.add(rows.lowerBound, "assists", 1.5, player: "Nobody Known")
    lines.add(rows.lowerBound, "assists", 1.5, team: "Atlantis Sharks")
    lines.add(rows.lowerBound, "assists", 1.25)
    lines.add(raw: "not a row")
    let models = WorkspaceLineModels(session)
    let report = try LineAnalysis(models).run(
      lines.bytes, as: .csv, named: "lines.csv", notation: .decimal, options: LineAnalysisOptions(date: day))
    let counts = report.counts
    #expect(counts.rows == rows.count + 8 && counts.lines + counts.problems == counts.rows && counts.problems == 2)
    #expect(counts.resolved + counts.unresolved == counts.lines && counts.unresolved == 2 && counts.otherDays == 1)
    #expect(Set(report.unresolved.map(\.reason)) == [.unknownPlayer, .unknownTeam])
    #expect(counts.withoutForecast == 0 && counts.sides == 2 * (rows.count + 3))
    #expect(report.models.map(\.cutOff) == [Season(2025)] && report.models[0].simulated)
    try probabilitiesArePredicts(report, session, day, first: table.personId[rows.lowerBound])
    // Nothing is proven, and each refusal says what gives the proof.
    #expect(report.recommended.isEmpty && report.refusals["notProven"] == counts.sides)
    #expect(report.refusals["fixedPayout"] == 2)
    let refusal = try #require(report.sides.first?.side.refusals.first)
    #expect(
      refusal.message
        == "not proven: no evidence of calibration on this market; 'fullcourt backtest --seasons 2024 --lines FILE' gives "
        + "proof, of a season before 2025")
    #expect(report.proofs.count == 5 && report.proofs.allSatisfy { !$0.proven && $0.evidence == nil })
    try bytesAndFileAreAlike(lines, session, report, day)
  }

  private func probabilitiesArePredicts(
    _ report: LineAnalysisReport, _ session: WorkspaceSession, _ day: GameDay, first: Int64
  ) throws {
    let predicted = try Prediction(session, atLeast: [.points: [7, 8]], combinedAtLeast: [15]).run(date: day)
    for side in report.sides.map(\.side) where side.side == .over && side.line.value == 6.5 {
      let forecast = try #require(predicted.forecasts.first { $0.personId == side.key.personId })
      #expect(abs(side.probability.over - (forecast.stats[.points]?.atLeast[7] ?? -1)) < 1e-12)
    }
    let forecast = try #require(predicted.forecasts.first { $0.personId == first })
    let whole = try #require(report.sides.map(\.side).first { $0.line.value == 7 && $0.side == .under })
    #expect(abs(whole.probability.over - (forecast.stats[.points]?.atLeast[8] ?? -1)) < 1e-12)
    #expect(whole.probability.push > 0)
    let sum = try #require(report.sides.map(\.side).first { $0.key.market == .pra && $0.side == .over })
    #expect(abs(sum.probability.over - (forecast.combined?.atLeast[15] ?? -1)) < 1e-9)
  }

  private func bytesAndFileAreAlike(
    _ lines: MadeUpLines, _ session: WorkspaceSession, _ report: LineAnalysisReport, _ day: GameDay
  ) throws {
    let file = session.folder.appendingPathComponent("lines.csv")
    try lines.write(to: file)
    let again = try LineAnalysis(WorkspaceLineModels(session)).run(
      try LineFile.read(file, notation: .decimal), options: LineAnalysisOptions(date: day))
    var (one, other) = (Data(), Data())
    try report.writeJSON { one.append($0) }
    try again.writeJSON { other.append($0) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Piece by piece it is what an encoder makes of it in one go.
    #expect(
      String(decoding: one, as: UTF8.self).filter { $0 != "\n" }
        == String(decoding: try encoder.encode(report), as: UTF8.self))
    func body(_ data: Data) -> String {
      String(decoding: data, as: UTF8.self).replacingOccurrences(of: file.path, with: "lines.csv")
    }
    #expect(body(one) == body(other))
  }

  private func nothingIsProvenByTooLittle(_ session: WorkspaceSession, _ league: TinyLeague) throws {
    let table = try history(session).table
    var lines = MadeUpLines(table)
    var numbers = 0
    for row in table.rows(of: Season(2024)) where row.isMultiple(of: 3) {
      guard GameType(rawValue: table.gameType[row])?.isScored ?? false else { continue }
      lines.add(row, "points", 6.5)
      lines.add(row, "pra", 12.5)
      lines.add(row, "threes", 0.5, under: nil)
      numbers += 1
    }
    lines.add(table.rows(of: Season(2025)).lowerBound, "points", 6.5)
    let file = session.folder.appendingPathComponent("lines_2024.csv")
    try lines.write(to: file)
    let backtest = LinesBacktest(session) { _ in }
    let report = try backtest.run(
      seasons: [Season(2024)], files: [file], notation: .decimal, command: "backtest --lines", prepareCommand: "prepare"
    )
    let part = try #require(report.parts.first)
    #expect(part.looks == 1 && part.combinedNote == nil && report.otherSeasons == 1 && report.problems.isEmpty)
    #expect(part.lines.resolved == 3 * numbers && part.lines.unresolved == 0)
    let points = try #require(part.market[.points, book: "all", .sportsbook, .main])
    #expect(points.decided == numbers && points.withoutForecast == 0 && points.voids == 0)
    // Even prices know nothing.
    #expect(abs((points.brier?.market ?? 0) - 0.25) < 1e-12 && (points.brier?.ours ?? 1) < 0.25)
    #expect(part.market[.threes, book: "all", .sportsbook, .main]?.oneSided == numbers)
    #expect(Set(report.results.map(\.model)) == ["v4", "market"] && report.results.contains { $0.stat == .pra })
    #expect(part.market.words.contains("returns were computed"))
    let record = try #require(try session.registry().experiments(kind: "backtest lines").first)
    #expect(record.seasons == [Season(2024)] && record.line == "simulated-blind")
    // 2024 speaks for games of 2025, and is far too little.
    let (_, rows) = try night(session)
    var tonight = MadeUpLines(table)
    tonight.add(rows.lowerBound, "points", 6.5)
    let analysis = try LineAnalysis(WorkspaceLineModels(session)).run(
      tonight.bytes, as: .csv, named: "x", notation: .decimal)
    let proof = try #require(analysis.proofs.first { $0.market == .points })
    #expect(
      proof.evidence?.rows == numbers && proof.evidence?.seasons == [2024]
        && proof.found.map(\.season) == [Season(2024)])
    #expect(proof.objection?.hasPrefix("calibrated on \(numbers) rows, 2000 are needed; 'fullcourt") == true)
    try whatIsMissingIsNamed(backtest, file, league)
  }

  private func whatIsMissingIsNamed(_ backtest: LinesBacktest, _ file: URL, _ league: TinyLeague) throws {
    func run(_ season: Int, _ file: URL) throws {
      _ = try backtest.run(
        seasons: [Season(season)], files: [file], notation: .decimal, command: "c", prepareCommand: "p")
    }
    #expect(throws: BacktestRefused.self) { try run(2023, file) }
    let none = league.folder.appendingPathComponent("none.csv")
    let table = try history(league.session).table
    try MadeUpLines(table).write(to: none)
    let empty = #expect(throws: LinesError.self) { try run(2025, none) }
    #expect(empty?.message.contains("it has a header and no lines") == true && empty?.exitCode == .dataInvalid)
    var earlier = MadeUpLines(table)
    earlier.add(table.rows(of: Season(2024)).lowerBound, "points", 6.5)
    try earlier.write(to: none)
    let error = #expect(throws: LinesBacktestError.self) { try run(2025, none) }
    #expect(error?.message.hasPrefix("no line of season 2025 in ") == true && error?.exitCode == .inputMissing)
    #expect(throws: LinesError.self) { try run(2025, league.folder.appendingPathComponent("absent.csv")) }
  }

  /// A proof as a real league would give it: a few thousand numbers, calibrated.
  private func prove(
    _ season: Season, _ session: WorkspaceSession, numbers: Int = 6000, isTrue: Bool = true
  ) throws {
    let history = try history(session)
    let registry = try session.registry()
    let meta = try #require(
      try ModelShelf(registry: registry, kind: .simulated).metaArtifact(cutoff: Season(2025), variant: .blind))
    let manifest = try MetaManifest.read(folder: registry.folder(of: meta))
    var random = SeededGenerator(seed: 4)
    let said = (0..<numbers).map { _ in 0.3 + 0.4 * random.uniform() }
    let came = said.map { random.uniform() < (isTrue ? $0 : 1 - $0) }
    let days = (0..<numbers).map { Int32($0 / 60) }
    let even = try Odds(decimal: 1.9)
    var quotes: [MarketQuote] = []
    for index in said.indices {
      let (over, day) = (said[index], GameDay(number: days[index]))
      let weights = (0..<10).map { count -> Double in count < 5 ? (1 - over) / 5 : over / 5 }
      quotes.append(
        MarketQuote(
          key: BetKey(personId: Int64(index + 1), gameId: 1, market: .points), day: day, book: "b",
          line: LineValue(halves: 9), isAlternate: false, over: even, under: even,
          distribution: CountDistribution(weights: weights), outcome: .played(came[index] ? 7 : 2, on: day)))
    }
    let found = MarketBacktest(bootstrap: PairedBootstrap(replicates: 200)).run(quotes)
    try registry.record(
      ExperimentRecord(
        kind: "backtest lines", line: "simulated-blind", name: "test", seconds: 1, seasons: [season], seeds: [],
        dataHash: history.hash(through: season), schemaHash: FeatureCatalogue.schemaHash,
        configuration: ExperimentRecord.text(manifest.configuration),
        metrics: ExperimentRecord.text(LineProof(season: season, model: "m", files: [], report: found))))
  }

  /// Lines whose prices leave us an edge of 8 points on the over.
  private func generous(_ session: WorkspaceSession) throws -> MadeUpLines {
    let table = try history(session).table
    let (day, rows) = try night(session)
    let predicted = try Prediction(session, atLeast: [.points: [5, 8, 12]]).run(date: day)
    var lines = MadeUpLines(table)
    for row in rows {
      let chances = predicted.forecasts.first { $0.personId == table.personId[row] }?.stats[.points]?.atLeast ?? [:]
      guard let best = chances.min(by: { abs($0.value - 0.5) < abs($1.value - 0.5) }), (0.3...0.7).contains(best.value)
      else { continue }
      let market = best.value - 0.08
      lines.add(
        row, "points", Double(best.key) - 0.5, over: 1 / (market * 1.02), under: 1 / ((1 - market) * 1.02))
    }
    return lines
  }

  private func proofIsOfSeasonsBefore(_ session: WorkspaceSession) throws {
    let lines = try generous(session)
    func run(_ options: LineAnalysisOptions = .init(bankroll: 1000)) throws -> LineAnalysisReport {
      try LineAnalysis(WorkspaceLineModels(session)).run(
        lines.bytes, as: .csv, named: "x", notation: .decimal, options: options)
    }
    // What the season itself shows is no proof for its own games.
    try prove(Season(2025), session)
    #expect(try run().recommended.isEmpty)
    try prove(Season(2024), session)
    // A later run on fewer lines does not take its place, whatever it shows.
    try prove(Season(2024), session, numbers: 3000, isTrue: false)
    let report = try run()
    let recommended = report.recommended
    #expect(recommended.count >= 2 && recommended.allSatisfy { $0.side.side == .over && $0.side.stake > 0 })
    #expect(recommended.allSatisfy { $0.amount == ($0.side.stake * 1000 * 100).rounded(.down) / 100 })
    #expect(recommended.map(\.side.stake).reduce(0, +) <= 0.1 + 1e-9, "the cap of a day")
    #expect(report.proofs.first { $0.market == .points }?.proven == true)
    #expect(report.proofs.first { $0.market == .rebounds }?.proven == false)
    // Safe mode only takes away; no Kelly, no stake.
    let safe = try run(LineAnalysisOptions(bankroll: 1000, safeMode: true)).recommended
    #expect(Set(safe.map(\.side.key)).isSubset(of: Set(recommended.map(\.side.key))))
    #expect(try run(LineAnalysisOptions(kellyFraction: 0)).recommended.isEmpty)
    #expect(throws: SettingsError.self) { try run(LineAnalysisOptions(kellyFraction: 25)) }
  }

  private func betsOnPaper(_ session: WorkspaceSession) throws {
    let table = try history(session).table
    let (day, _) = try night(session)
    let desk = PaperDesk(session)
    let file = try LineFile.read(try generous(session).bytes, as: .csv, named: "x", notation: .decimal)
    let now = try #require(QuoteTime("\(day)T17:00:00Z"))
    func place(_ bankroll: Double?, at now: QuoteTime) throws -> PaperDesk.Placed {
      try desk.place(
        lines: file, models: WorkspaceLineModels(session), options: LineAnalysisOptions(), bankroll: bankroll, now: now)
    }
    #expect(throws: PaperStoreError.self) { try place(nil, at: now) }
    #expect(throws: PaperError.self) { try place(-5, at: now) }
    let late = try place(1000, at: try #require(QuoteTime("\(day.advanced(by: 2))T17:00:00Z")))
    #expect(late.placed.isEmpty && !late.late.isEmpty)
    let placed = try place(1000, at: now)
    #expect(placed.placed.count == late.late.count && placed.placed.allSatisfy { $0.state == .open })
    #expect(throws: PaperError.alreadyOpened(start: PaperMoney(cents: 100_000))) { try place(2000, at: now) }
    // Again, from a written analysis too: no second bet on a number.
    let again = try place(nil, at: now)
    #expect(again.placed.isEmpty)
    let written = session.folder.appendingPathComponent("analysis.json")
    try AnalysisFile.write(try #require(late.analysis), to: written)
    let fromFile = try desk.place(analysis: written, bankroll: nil, now: now)
    #expect(fromFile.placed.isEmpty && fromFile.already.count == placed.placed.count)
    let settled = try desk.settle(closing: [])
    #expect(settled.settled.count == placed.placed.count && settled.stillOpen == 0)
    for bet in settled.settled {
      let row = try #require(
        table.rows(on: day).first { table.personId[$0] == bet.key.personId && table.gameId[$0] == bet.key.gameId })
      let points = Int(table[.points][row])
      #expect(bet.outcome == points && bet.state == (Double(points) > bet.line.value ? .won : .lost))
    }
    #expect(try desk.settle(closing: []).settled.isEmpty)
    let report = try desk.report()
    #expect(report.all.bets == placed.placed.count && report.all.open == 0 && report.atStake == .zero)
    let profit = settled.settled.map(\.profit).reduce(PaperMoney.zero) { $0 + $1 }
    #expect(report.curve.bankroll == PaperMoney(cents: 100_000) + profit)
    #expect(throws: PaperFileError.self) {
      try desk.place(analysis: session.folder.appendingPathComponent("lines.csv"), bankroll: nil, now: now)
    }
  }
}
