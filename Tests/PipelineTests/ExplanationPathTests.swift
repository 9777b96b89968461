import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import NativeLibraries
import Testing
import Windows

@testable import Pipeline

/// Explanations on a small league, in process: they add up to what `predict` says, and caches change no number.
@Suite(
  .enabled(
    if: LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound && LibraryStatus.of(.torch).isFound))
struct ExplanationPathTests {
  private func prepared(_ variant: FeatureVariant) throws -> (league: TinyLeague, day: GameDay) {
    let league = try TinyLeague()
    try Preparation(league.session, interruption: Interruption()) { _ in }.run(
      seasons: [Season(2025)], variant: variant, resume: "again")
    let table = try #require(try league.session.history(.simulated)).table
    return (league, GameDay(number: table.day[table.rows(of: Season(2025)).lowerBound + 300]))
  }

  private func encoded(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return try encoder.encode(value)
  }

  @Test(arguments: FeatureVariant.allCases) func anExplanationAddsUpToTheForecast(variant: FeatureVariant) throws {
    let (league, day) = try prepared(variant)
    let report = try Prediction(try league.reopened(), variant: variant).run(date: day)
    for forecast in [report.forecasts.first, report.forecasts.last].compactMap(\.self) {
      let told = try ForecastExplanation(try league.reopened(), variant: variant).run("\(forecast.personId)", date: day)
      #expect(told.stats.count == Stat.allCases.count)
      for (stat, one) in told.stats { try check(one, against: try #require(forecast.stats[stat])) }
      #expect(told.forecast.player == forecast.player && told.forecast.gameId == forecast.gameId)
      #expect(told.nearest.count == 10 || told.nearestNote != nil)
      try pageAndKeys(told)
    }
    try whoIsMeant(report, league, variant, day)
    try treesAddUp(league, variant, day)
  }

  /// Base and contributions of every window and of the league model are what their trees say.
  private func treesAddUp(_ league: TinyLeague, _ variant: FeatureVariant, _ day: GameDay) throws {
    let session = try league.reopened()
    let history = try #require(try session.history(.simulated))
    let block = FeatureBlock(
      rows: history.table.rows(on: day), of: history.table, matrix: try history.matrix().matrix)
    let shelf = ModelShelf(registry: try session.registry(), kind: .simulated)
    let meta = try shelf.meta(cutoff: Season(2025), variant: variant)
    var compared = 0
    for vintage in meta.manifest.windows.compactMap(\.vintage) {
      let model = try shelf.window(vintage)
      for stat in Stat.allCases {
        guard let said = try model.predict(block, targets: [stat.target], heads: [.median]).median(stat.target) else {
          #expect(try model.contributions(block, target: stat.target) == nil)
          continue
        }
        let told = try #require(try model.contributions(block, target: stat.target))
        for (one, median) in zip(told, said) {
          #expect(one.columns.count == one.added.count)
          #expect(abs(one.median(trees: one.trees) - median) <= 1e-5 * max(1, median))
          compared += 1
        }
      }
    }
    let model = try shelf.league(meta.manifest.league)
    for (stat, said) in try model.predict(block) {
      let told = try #require(try model.contributions(block, stat: stat))
      for (one, median) in zip(told, said) { #expect(abs(Float(max(0, one.trees)) - median) <= 1e-5 * max(1, median)) }
    }
    #expect(compared > 100)
  }

  private func check(_ told: StatExplanation, against forecast: ForecastReport.StatForecast) throws {
    // Bit for bit what predict prints, at the end of both ways.
    #expect(told.forecast == forecast)
    #expect(told.steps.last?.value.bitPattern == forecast.median.bitPattern)
    #expect(told.meanSteps.last?.value.bitPattern == forecast.mean.bitPattern)
    for steps in [told.steps, told.meanSteps] {
      var value = 0.0
      for step in steps {
        value = step.step == .blend ? step.added : value + step.added
        #expect(abs(value - step.value) < 1e-9)
        #expect(step.share != 0 || (step.added == 0 && step.note?.hasPrefix("left off") == true))
      }
    }
    #expect(told.steps.map(\.step) == [.blend, .residualCorrection, .playerEmbeddings, .temporalMemory, .floor])
    // The trees add up to the blend within 32-bit numbers.
    let blend = told.blend
    let parts = told.contributions
    let sum = parts.groups.reduce(parts.base + parts.networks) { $0 + $1.contribution }
    #expect(abs(sum - parts.total) < 1e-4 * max(1, parts.total), "\(sum) is not \(parts.total)")
    #expect(parts.total == blend.value && told.steps[0].value == blend.value)
    for group in parts.groups {
      #expect(abs(group.features.reduce(0) { $0 + $1.contribution } - group.contribution) < 1e-9)
      #expect(group.features.allSatisfy { FeatureCatalogue.index(of: $0.name) != nil && $0.contribution != 0 })
    }
    // So does what everybody said, by his share.
    #expect(blend.windows.count == 27 && blend.windows.first?.window == WindowID("2025-2026"))
    let shares = (blend.league?.share ?? 0) + blend.windows.reduce(0) { $0 + $1.share }
    #expect(abs(shares - 1) < 1e-9)
    let said =
      (blend.league.map { $0.share * $0.median } ?? 0)
      + blend.windows.reduce(0) { $0 + $1.share * ($1.calibrated ?? 0) }
    #expect(abs(said - blend.value) < 1e-4 * max(1, blend.value))
    #expect(
      blend.windows.allSatisfy { ($0.state == .speaks) == ($0.median != nil) && ($0.share == 0 || $0.median != nil) })
    #expect(blend.windows.contains { $0.share > 0 } && blend.windows.contains { $0.state == .masked })
    #expect(abs(told.probabilities.reduce(0, +) - 1) < 2e-4)
    #expect(told.quantiles.map(\.value) == told.quantiles.map(\.value).sorted())
    #expect(told.quantiles.first { $0.level == 0.1 }.map { Double($0.value) } == forecast.q10)
  }

  private func pageAndKeys(_ told: Explanation) throws {
    let json = try #require(try JSONSerialization.jsonObject(with: encoded(told)) as? [String: Any])
    #expect(
      Set(json.keys) == [
        "personId", "player", "gameId", "gameDate", "team", "opponent", "home", "participation", "caution", "cutOff",
        "asOf", "model", "variant", "configuration", "bundle", "simulated", "typicalOf", "stats", "nearest",
        "nearestNote", "notes",
      ])
    let points = try #require((json["stats"] as? [String: [String: Any]])?["points"])
    #expect(
      Set(points.keys) == [
        "median", "mean", "rounded", "q10", "q90", "sigma", "quantiles", "probabilities", "steps", "meanSteps", "blend",
        "contributions",
      ])
    let page = ExplanationPage(told).html
    #expect(page.contains("<h1>\(told.forecast.player)</h1>") && page.contains("Simulated league"))
    #expect(!page.contains("<script") && !page.contains("http") && page.contains("What moved the blend"))
  }

  private func whoIsMeant(
    _ report: ForecastReport, _ league: TinyLeague, _ variant: FeatureVariant, _ day: GameDay
  ) throws {
    let session = try league.reopened()
    let history = try #require(try session.history(.simulated))
    let (slate, _) = try session.slate(on: day)
    let first = try #require(report.forecasts.first)
    #expect(
      try slate.person(first.player.uppercased(), on: day, history.table, history.players) == first.personId)
    #expect(throws: PlayerQueryError.self) {
      try slate.person("Nobody At All", on: day, history.table, history.players)
    }
    let playing = Set(slate.entries.map(\.slate.personId))
    let resting = try #require(history.table.playerSeasons.keys.sorted().first { !playing.contains($0) })
    let error = #expect(throws: PlayerQueryError.self) {
      try slate.person("\(resting)", on: day, history.table, history.players)
    }
    guard case .notPlaying(let name, day)? = error else {
      Issue.record("expected somebody who does not play, found \(String(describing: error))")
      return
    }
    #expect(name.hasSuffix("(\(resting))") && error?.exitCode == .inputMissing)
    // Two of the day's players by one name are never told apart by guessing.
    var namesakes = history.players
    let pair = report.forecasts.prefix(2).map(\.personId)
    for person in pair {
      namesakes[person]?.firstName = "Same"
      namesakes[person]?.lastName = "Name"
    }
    let both = #expect(throws: PlayerQueryError.self) {
      try slate.person("same name", on: day, history.table, namesakes)
    }
    guard case .ambiguous("same name", let candidates)? = both else {
      Issue.record("expected two candidates, found \(String(describing: both))")
      return
    }
    #expect(candidates.count == 2 && zip(candidates, pair.sorted()).allSatisfy { $0.hasPrefix("\($1)") })
    #expect(both?.exitCode == .usage)
  }

  @Test func cachesChangeNoNumber() throws {
    let (league, day) = try prepared(.lineup)
    let caches = league.folder.appendingPathComponent("cache")
    func forecast(threads: Int = 1) throws -> Data {
      let session = try WorkspaceSession(folder: league.folder, threads: threads, settings: TinyLeague.settings)
      return try encoded(try Prediction(session, variant: .lineup, atLeast: [.points: [3]]).run(date: day))
    }
    func files() throws -> [URL] {
      try FileManager.default.contentsOfDirectory(at: caches, includingPropertiesForKeys: nil).filter {
        $0.pathExtension != "f32"
      }.sorted { $0.path < $1.path }
    }
    for file in try files() { try FileManager.default.removeItem(at: file) }
    let cold = try forecast()
    #expect(
      try files().map(\.lastPathComponent) == ["asof-simulated-\(day.advanced(by: -1)).state", "players-simulated.tsv"])
    #expect(try forecast() == cold)
    #expect(try forecast(threads: 2) == cold)
    let whole = try files().map { try Data(contentsOf: $0) }
    for (file, data) in zip(try files(), whole) {
      for broken in [Data(), data.prefix(data.count / 2), data.dropLast(), data + Data([10]), flipped(data)] {
        try broken.write(to: file)
        #expect(try forecast() == cold)
        #expect(try Data(contentsOf: file).count == data.count, "\(file.lastPathComponent) is made anew")
        #expect(try StaleCaches(try league.reopened()).find().isEmpty)
      }
    }
    // What fits stays, what does not is told.
    #expect(try StaleCaches(try league.reopened()).find().isEmpty)
    for file in try files() { try flipped(Data(contentsOf: file), at: 40).write(to: file) }
    // Who looks at the games makes the players anew at once.
    let state = "cache/asof-simulated-\(day.advanced(by: -1)).state"
    #expect(try StaleCaches(try league.reopened()).find().map(\.path) == [state])
    #expect(try forecast() == cold)
  }

  private func flipped(_ data: Data, at place: Int? = nil) -> Data {
    var data = data
    data[place ?? data.count - 9] ^= 4
    return data
  }
}
