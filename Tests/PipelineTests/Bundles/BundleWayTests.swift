import BoxScores
import Forecasting
import Foundation
import MetaLearner
import NativeLibraries
import Registry
import Testing
import Windows

@testable import Pipeline

/// A bundle from the workspace that made it to a machine without one, and into another workspace.
@Suite(
  .enabled(
    if: LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound && LibraryStatus.of(.torch).isFound))
struct BundleWayTests {
  @Test func theWholeWay() throws {
    let league = try BorrowedLeague()
    try Preparation(league.session, interruption: Interruption()) { _ in }.run(seasons: [Season(2026)], resume: "again")
    try parentsAreNamed(league)
    let bundle = league.folder.appendingPathComponent("season.tar")
    try exportTwice(league, to: bundle)
    try forecastWithoutAWorkspace(league, bundle)
    try newerGamesAreLaidOver(league, bundle)
    try importIntoAnEmptyWorkspace(league, bundle)
    try importBesideOtherModels(league, bundle)
    try collectWhatChanged(league, bundle)
    try refuseDamage(league)
  }

  /// The rows of forecasts as text: every bit of a number is in it.
  private func text(_ report: ForecastReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(report.forecasts), as: UTF8.self)
  }

  private func lastDay(_ session: WorkspaceSession) throws -> GameDay {
    GameDay(number: try #require(try session.histories().first?.table.day.last))
  }

  private func parentsAreNamed(_ league: BorrowedLeague) throws {
    let registry = try league.session.registry()
    let artifact = try #require(try registry.current(.meta).first)
    let manifest = try MetaManifest.read(folder: registry.folder(of: artifact))
    let parents = artifact.description.parents
    #expect(artifact.description.formatVersion == MetaManifest.currentFormat)
    for vintage in manifest.windows.compactMap(\.vintage) {
      let name = ArtifactNames.of(vintage)
      let window = try #require(try registry.current(name.kind, key: name.key))
      #expect(parents.contains(ArtifactParent(window)))
      #expect(window.description.producers["LightGBM"] == LibraryStatus.of(.lightgbm).version)
    }
    #expect(parents.contains { $0.kind == .league } && parents == parents.sorted())
  }

  private func exportTwice(_ league: BorrowedLeague, to file: URL) throws {
    let registry = try league.session.registry()
    let meta = try #require(try registry.current(.meta).first)
    let manifest = try MetaManifest.read(folder: registry.folder(of: meta))
    try registry.promote(
      line: "real-blind", configuration: manifest.configuration.modelHash, name: "v4_full", record: "{\"proof\":1}",
      expecting: nil)
    let first = try BundleExport(league.session).run(to: file, variant: .blind)
    #expect(first.champion && first.cutOff == Season(2026) && first.kind == .real)
    #expect(first.lastDay == (try lastDay(league.session)).description)
    let other = league.folder.appendingPathComponent("again.tar")
    let second = try BundleExport(try league.workspace("W")).run(to: other, variant: .blind)
    #expect(second.bundle == first.bundle)
    try stayCurrent(league)
    #expect(try Data(contentsOf: other) == Data(contentsOf: file))
    let archive = try BundleArchive(file: file, identity: first.bundle)
    #expect(archive.size == first.bytes && archive.manifest.seeds == manifest.seeds)
    #expect(archive.manifest.windows == manifest.windows && archive.manifest.promotion == "{\"proof\":1}")
    let card = String(decoding: try #require(archive.data("MODEL_CARD.md")), as: UTF8.self)
    #expect(card.contains("| champion | yes, promoted on a backtest |"))
  }

  /// What the plan's last step looks at: whether the bundle in its own place is what would be packed now.
  private func stayCurrent(_ league: BorrowedLeague) throws {
    let place = BundleExport.place(.real, .blind, Season(2026), in: league.session)
    let bytes = try Data(contentsOf: league.folder.appendingPathComponent("again.tar"))
    let export = BundleExport(try league.workspace("W"))
    #expect(try export.isCurrent(BundleArchive(checking: bytes).manifest))
    #expect(try export.run(to: nil, variant: .blind).file == place.path)
    #expect(try Data(contentsOf: place) == bytes)
    var other = try BundleArchive.manifest(ofUnchecked: place)
    other.promotion = nil
    #expect(try !export.isCurrent(other))
    other = try BundleArchive.manifest(ofUnchecked: place)
    other.history.seasons.removeLast()
    #expect(try !export.isCurrent(other))
    try Data(bytes.prefix(2_000)).write(to: place)
    #expect(throws: BundleError.self) { try BundleArchive.manifest(ofUnchecked: place) }
    try FileManager.default.removeItem(at: place.deletingLastPathComponent())
  }

  private func forecastWithoutAWorkspace(_ league: BorrowedLeague, _ bundle: URL) throws {
    let forecaster = try ProductionForecaster(bundle: bundle)
    let day = try lastDay(league.session)
    #expect(forecaster.lastDay == day)
    let report = try forecaster.forecast(on: day)
    let expected = try Prediction(league.session).run(date: day)
    #expect(try text(report) == text(expected) && report.forecasts.count > 10)
    #expect(report.bundle == String(forecaster.identity.prefix(12)) && expected.bundle == nil)
    #expect(report.champion == "v4_full" && expected.champion == "v4_full")
    let slate = try #require(try forecaster.slate(on: day))
    let alone = try forecaster.forecast([slate.entries[3].slate], on: day, season: slate.season)
    let same = report.forecasts.first {
      $0.personId == alone.forecasts[0].personId && $0.gameId == alone.forecasts[0].gameId
    }
    #expect(same?.stats == alone.forecasts[0].stats)
    let early = #expect(throws: BundleError.self) {
      try forecaster.forecast(slate.entries.map(\.slate), on: day, season: Season(2025))
    }
    #expect(early?.exitCode == .preflightRefused)
    #expect(throws: ForecastingError.self) { try forecaster.forecast(on: GameDay("2027-08-01")!) }
  }

  private func newerGamesAreLaidOver(_ league: BorrowedLeague, _ bundle: URL) throws {
    let copy = try league.workspace("newer", copying: true)
    _ = try DataWork(copy).importFiles(.init(statistics: [league.new])) { _ in }
    let day = try lastDay(copy)
    #expect(day >= league.firstNewDay)
    let forecaster = try ProductionForecaster(bundle: bundle, games: [league.new], threads: 2)
    #expect(try text(forecaster.forecast(on: day)) == text(Prediction(copy).run(date: day)))
    // The bundle's own file is as it was.
    #expect(try ProductionForecaster(bundle: bundle).lastDay == lastDay(league.session))
  }

  private func importIntoAnEmptyWorkspace(_ league: BorrowedLeague, _ bundle: URL) throws {
    let empty = try league.workspace("empty")
    let report = try BundleImport(empty).run(bundle, identity: nil, replaces: false)
    #expect(report.games == .installed && report.champion == .promoted && report.present.isEmpty)
    let day = try lastDay(league.session)
    #expect(try text(Prediction(empty).run(date: day)) == text(Prediction(league.session).run(date: day)))
    #expect(try RegistryCheck(empty).report().isSound)
    #expect(try empty.store.check().isWhole)
    let again = try BundleImport(try league.workspace("empty")).run(bundle, identity: nil, replaces: false)
    #expect(again.committed.isEmpty && again.present == report.committed)
    #expect(again.games == .kept && again.champion == .kept && again.notes.isEmpty)
    // What was imported can be exported, and is the same bundle.
    let out = league.folder.appendingPathComponent("passed-on.tar")
    #expect(try BundleExport(try league.workspace("empty")).run(to: out, variant: .blind).bundle == report.bundle)
    // Nothing of the unpacking is left.
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty.workspace.staging.path).isEmpty)
  }

  private func importBesideOtherModels(_ league: BorrowedLeague, _ bundle: URL) throws {
    let other = try league.workspace("other", copying: true)
    let registry = try other.registry()
    let window = try #require(try registry.current(.window).last)
    let staging = try registry.stage(.window, key: window.key, fingerprint: "another")
    try staging.write("another model", to: "window.json")
    try registry.commit(staging, ArtifactDescription(kind: .window, key: window.key))
    let refused = #expect(throws: BundleImportRefused.self) {
      try BundleImport(other).run(bundle, identity: nil, replaces: false)
    }
    #expect(refused == .inTheWay(["window \(window.key)"]) && refused?.exitCode == .preflightRefused)
    let report = try BundleImport(other).run(bundle, identity: nil, replaces: true)
    #expect(report.committed == ["window \(window.key)"])
    #expect(try registry.current(.window, key: window.key)?.sha256 == window.sha256)
    // While somebody trains nothing comes in.
    let lease = try registry.acquireLease(purpose: "training")
    #expect(throws: RegistryError.self) { try BundleImport(other).run(bundle, identity: nil, replaces: true) }
    lease.release()
  }

  private func collectWhatChanged(_ league: BorrowedLeague, _ bundle: URL) throws {
    let session = try league.workspace("newer")
    // New games: the caches and the matrix of the old ones are of no use.
    let look = try GarbageCollection(session).run(dryRun: true, abandons: false)
    #expect(look.leftovers.contains { $0.path.hasPrefix("cache/") && $0.reason == .staleCache })
    #expect(look.bytes > 0 && look.dryRun)
    // Work that can be gone on with, and work that cannot.
    let workshop = try #require(try session.workshop(scoring: Season(2026)))
    let registry = try session.registry()
    let window = Vintage(window: WindowID("2022-2024")!)
    let useful = try registry.stage(.window, key: "2022-2024", fingerprint: workshop.inputs(window).fingerprint)
    try useful.write("half", to: "points.median.txt")
    let useless = try registry.stage(.window, key: "2022-2024", fingerprint: "of other games")
    try useless.write("half", to: "points.median.txt")
    let lease = try registry.acquireLease(purpose: "training")
    let busy = #expect(throws: RegistryError.self) {
      try GarbageCollection(session).run(dryRun: false, abandons: false)
    }
    #expect(busy?.exitCode == .busy)
    lease.release()
    let report = try GarbageCollection(session).run(dryRun: false, abandons: false)
    #expect(report.resumable == [useful.folder.lastPathComponent])
    #expect(report.leftovers.contains { $0.path == "staging/\(useless.folder.lastPathComponent)" })
    #expect(Set(look.leftovers.map(\.path)).isSubset(of: report.leftovers.map(\.path)))
    #expect(
      report.leftovers.allSatisfy { !FileManager.default.fileExists(atPath: "\(session.folder.path)/\($0.path)") })
    #expect(try RegistryCheck(session).report().isSound)
    let forecaster = try ProductionForecaster(bundle: bundle, games: [league.new])
    let day = try lastDay(session)
    #expect(try text(Prediction(session).run(date: day)) == text(forecaster.forecast(on: day)))
    let rest = try GarbageCollection(try league.workspace("newer")).run(dryRun: true, abandons: false)
    #expect(rest.leftovers.isEmpty && rest.text.hasSuffix("Nothing to remove."))
    let all = try GarbageCollection(try league.workspace("newer")).run(dryRun: true, abandons: true)
    #expect(all.leftovers.map(\.reason) == [.abandonedWork])
  }

  private func refuseDamage(_ league: BorrowedLeague) throws {
    let registry = try league.session.registry()
    let artifact = try #require(try registry.current(.league).first { $0.key.hasPrefix("league@2026-blind") })
    let file = try registry.file("league.json", of: artifact)
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 4
    try bytes.write(to: file)
    let goal = league.folder.appendingPathComponent("damaged.tar")
    #expect(throws: (any Error).self) { try BundleExport(league.session).run(to: goal, variant: .blind) }
    #expect(!FileManager.default.fileExists(atPath: goal.path))
  }
}
