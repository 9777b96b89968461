import BoxScores
import Evaluation
import Foundation
import NativeLibraries
import TestSupport
import Testing

@testable import Analyzer

/// Two seasons of real quotes: every row is read or listed, resolved or listed, and the market is what it is known to be.
@Suite(
  .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)),
  .enabled(if: RealLines.canRead, "DuckDB or the quotes are not there"))
struct RealLinesTests {
  @Test(arguments: [(2024, 272_503), (2025, 108_828)])
  func everyRowIsALineOrListed(year: Int, rows: Int) throws {
    let file = try RealLines.file(year)
    #expect(file.rows == rows && file.lines.count + file.problems.count == rows)
    #expect(file.problems.isEmpty, "\(file.problems.prefix(3).map(\.message))")
    #expect(Set(file.lines.map(\.market)) == Set(PropMarket.allCases))
  }

  /// Listed are the play-in games and a cup final (no box scores), games that were put off, dates that one feed has a
  /// day wrong, and names such as `D. Robinson`.
  @Test(arguments: [
    (2024, [76_330, 44_413, 32_049, 36_374, 83_337], [1633, 926, 695, 821, 3033]),
    (2025, [11_160, 5386, 3241, 64_567, 24_474], [40, 20, 19, 129, 294]),
  ])
  func everyLineIsResolvedOrListed(year: Int, lines: [Int], listed: [Int]) throws {
    let resolution = try RealLines.resolution(year)
    for (index, market) in PropMarket.allCases.enumerated() {
      let counts = resolution.counts(market)
      #expect(counts.resolved + counts.unresolved == lines[index] && counts.unresolved == listed[index], "\(market)")
    }
    #expect(Set(resolution.reasons.keys).isSubset(of: [.unknownGame, .contradictingGame, .unknownPlayer]))
    // What the files' maker resolved is resolved alike, and his outcomes are ours.
    let outcomes = try RealLines.outcomes.get()
    for line in resolution.resolved {
      if let person = line.line.personId { #expect(person == line.personId) }
      if let stated = line.line.statedOutcome, case .played(let count, _) = outcomes[line.key] {
        #expect(count == stated, "\(line.line)")
      }
    }
  }

  @Test func namesAloneFindTheSamePeople() throws {
    let resolved = try RealLines.resolution(2025).resolved.filter { $0.way == .id }
    let sample = stride(from: 0, to: resolved.count, by: 11).map { resolved[$0] }
    let nameless = sample.map { known in
      var line = known.line
      line.personId = nil
      line.gameId = nil
      return line
    }
    let again = LineResolver(try RealLines.index.get()).resolve(nameless)
    let byRow = Dictionary(uniqueKeysWithValues: again.resolved.map { ($0.line.row, $0) })
    var same = 0
    for known in sample {
      guard let found = byRow[known.line.row] else { continue }
      #expect(found.personId == known.personId && found.game == known.game, "\(found.line.player)")
      same += 1
    }
    #expect(Double(same) > 0.99 * Double(sample.count), "\(same) of \(sample.count)")
  }

  /// Without any model: the market's own figures.
  @Test func theMarketAlone() throws {
    let quotes = try [2024, 2025].flatMap { year in
      MarketQuote.quotes(
        try RealLines.resolution(year).resolved, forecasts: [:], outcomes: try RealLines.outcomes.get())
    }
    let report = MarketBacktest(bootstrap: PairedBootstrap(replicates: 100)).run(quotes, scopes: LineScope.allCases)
    #expect(report.fixedPayoutBooks == ["prizepicks", "underdog"])
    // A coin has 0.25: near even prices a market that knows its trade is a little better, and less so the nearer.
    let expected: [PropMarket: (decided: Int, brier: Double, all: Double)] = [
      .points: (29_499, 0.2494, 0.2414), .rebounds: (29_169, 0.2463, 0.2447), .assists: (22_242, 0.2456, 0.2448),
      .threes: (85_054, 0.2437, 0.2430), .pra: (62_445, 0.2505, 0.2484),
    ]
    for (market, figures) in expected {
      let main = try #require(report[market, book: "all", .sportsbook, .main])
      #expect(main.decided == figures.decided, "\(market)")
      #expect(abs(main.brier!.market - figures.brier) < 1e-4, "\(market)")
      // What the market says comes to pass as often as it says.
      #expect(main.marketCalibration!.error < 0.03, "\(market)")
      let all = try #require(report[market, book: "all", .sportsbook, .all])
      #expect(abs(all.brier!.market - figures.all) < 1e-4, "\(market)")
    }
    // The prices of fixed-payout books are both -137 and know nothing.
    #expect(abs(report[.points, book: "all", .fixedPayout, .main]!.brier!.market - 0.25) < 1e-6)
  }
}

/// The files, read once for all tests of this suite.
enum RealLines {
  static let canRead: Bool = {
    guard let folder = SharedData.folder, (try? SharedLibrary.open(.duckdb)) != nil else { return false }
    return FileManager.default.fileExists(atPath: folder.appendingPathComponent("props/lines_2025.csv.gz").path)
  }()

  private static let files: [Int: Result<LineFile, LinesError>] = Dictionary(
    uniqueKeysWithValues: [2024, 2025].map { year in
      let url = SharedData.folder!.appendingPathComponent("props/lines_\(year).csv.gz")
      do throws(LinesError) { return (year, .success(try LineFile.read(url))) } catch { return (year, .failure(error)) }
    })

  static func file(_ year: Int) throws -> LineFile { try files[year]!.get() }

  private static let store = Result { () throws -> (PlayerGameTable, PlayerDirectory) in
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-lines-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let games = SharedData.folder!.appendingPathComponent("player_games")
    let store = DataStore(folder: folder)
    _ = try store.importFiles([2024, 2025].map { games.appendingPathComponent("\($0).csv.gz") }, threads: 2)
    return (try store.loadTable(.real), try store.players(.real))
  }

  static let index = store.map { LeagueIndex($0.0, players: $0.1) }
  static let outcomes = store.map { BoxOutcomes($0.0) }

  private static let resolutions: [Int: Result<Resolution, any Error>] = Dictionary(
    uniqueKeysWithValues: [2024, 2025].map { year in
      (year, Result { LineResolver(try index.get()).resolve(try file(year).lines) })
    })

  static func resolution(_ year: Int) throws -> Resolution { try resolutions[year]!.get() }
}
