import BoxScores
import Foundation
import Learners
import Synchronization
import Testing

@testable import Windows

@Suite(.enabled(if: TreeLibrary.isPresent && Torch.isAvailable, "LightGBM or torch does not open"), .serialized)
struct HybridWindowTests {
  private let league = LeagueFixture.early
  private let window = Vintage(window: WindowID("1953-1955")!)

  /// Networks small enough for a test.
  private static var settings: WindowSettings {
    var settings = LeagueFixture.settings
    var network = NetworkSettings()
    network.minimumRows = 100
    network.box = .init(decision: 4, steps: 2, mask: .entmax15)
    network.single = .init(decision: 3, steps: 2, mask: .sparsemax)
    network.ghostRows = 64
    network.encoderBatch = 512
    network.headWidth = 8
    network.headEpochs = 3
    network.headRate = 0.01
    settings.network = network
    return settings
  }

  private func train(
    _ vintage: Vintage, into folder: URL, threads: Int = 1, settings: WindowSettings = HybridWindowTests.settings,
    table: PlayerGameTable? = nil, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> (WindowManifest, WindowRun) {
    let outcome = try WindowTrainer(settings: settings, threads: threads).train(
      vintage, table: table ?? league.table, matrix: league.matrix, dataHash: "test", into: folder,
      shouldStop: shouldStop)
    guard case .trained(let manifest, let run) = outcome else { throw WindowError.shape("not trained") }
    return (manifest, run)
  }

  /// The verdict decides, so a test that needs a network kept says so.
  private static func kept(_ settings: WindowSettings = settings) -> WindowSettings {
    var settings = settings
    // Trees that learn next to nothing lose against anything.
    settings.mostRoundsSmall = 1
    settings.blockRoundsShare = 0.01
    settings.learningRate = 0.001
    settings.smallLearningRate = 0.001
    settings.network?.headEpochs = 12
    return settings
  }

  @Test func aKilledHybridGoesOnAndEndsInTheSameBytesAtAnyNumberOfThreads() throws {
    try LeagueFixture.withFolder { folder in
      let (whole, broken) = (folder.appendingPathComponent("whole"), folder.appendingPathComponent("broken"))
      let settings = Self.kept()
      let (manifest, run) = try train(window, into: whole, settings: settings)
      #expect(manifest.network.verdicts?.count == 4)
      #expect(!manifest.network.blendWeights.isEmpty)
      #expect(run.resumedEpochs == 0)
      #expect(run.networkSeconds?["network.box.encoder"] != nil)
      // 4 targets of 4 boosters before the networks begin; some epochs later it ends.
      for limit in [5, 19, 30, 47] {
        let count = Mutex(0)
        #expect(throws: WindowError.self) {
          _ = try train(window, into: broken, threads: 2, settings: settings) {
            count.withLock {
              $0 += 1
              return $0 > limit
            }
          }
        }
      }
      // A file of an epoch that was cut short is not trusted.
      let staging = broken.appendingPathComponent("staging")
      let names = try FileManager.default.contentsOfDirectory(atPath: staging.path)
      let victim = try #require(names.filter { $0.contains(".epoch") }.min())
      let data = try Data(contentsOf: staging.appendingPathComponent(victim))
      try data.prefix(data.count / 2).write(to: staging.appendingPathComponent(victim))

      let (_, resumed) = try train(window, into: broken, threads: 2, settings: settings)
      #expect(resumed.resumedEpochs ?? 0 > 0)
      let (one, other) = (try LeagueFixture.content(whole), try LeagueFixture.content(broken))
      #expect(Set(one.keys) == Set(other.keys))
      #expect(one == other)

      try checkServing(whole, manifest)
      try checkDamage(whole)
    }
  }

  private func checkServing(_ folder: URL, _ manifest: WindowManifest) throws {
    let model = try WindowModel.load(folder: folder)
    let rows = Array(league.table.rows(of: Season(1954)).prefix(30))
    let together = try model.predict(FeatureBlock(rows: rows, of: league.table, matrix: league.matrix), threads: 2)
    for index in [0, 13, 29] {
      let alone = try model.predict(FeatureBlock(rows: [rows[index]], of: league.table, matrix: league.matrix))
      for target in model.targets {
        for head in WindowHead.allCases {
          let value = try #require(alone.values[target]?[head]?.first)
          #expect(value == together.values[target]![head]![index])
          #expect(value.isFinite && value >= 0)
        }
      }
    }
    #expect(manifest.files.contains { $0.name == NetworkDescription.fileName })
  }

  private func checkDamage(_ folder: URL) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let file = folder.appendingPathComponent(try #require(names.first { $0.hasSuffix(".safetensors") }))
    let sound = try Data(contentsOf: file)
    var damaged = sound
    damaged[damaged.count / 2] ^= 1
    try damaged.write(to: file)
    let error = try #require(throws: WindowError.self) { _ = try WindowModel.load(folder: folder) }
    #expect(error.exitCode == .corrupt)
    try sound.write(to: file)
    _ = try WindowModel.load(folder: folder)
  }

  @Test func headsNeverSawTheLabelsOfTheirBlock() throws {
    let rows = WindowRows(seasons: [Season(1953), Season(1954)], table: league.table, matrix: league.matrix)
    let blocks = rows.blocks(rows.targets[.points]!.rows, count: 2)
    // Labels of the second block replaced: what is said about the second block must not move, about the first it must.
    var changed = league.table
    let first = league.table.rows(of: Season(1953)).lowerBound
    for row in blocks[1] { changed.values[BoxColumn.points.rawValue][first + row] = 40 }
    let others = WindowRows(seasons: [Season(1953), Season(1954)], table: changed, matrix: league.matrix)
    func forecasts(_ rows: WindowRows, _ name: String) throws -> NetworkTrainer.Trial {
      try LeagueFixture.withFolder { folder in
        try NetworkTrainer(
          vintage: window, rows: rows, settings: Self.settings.network!, blocks: 2,
          stage: NetworkStage(folder: folder, inputsHash: name), shouldStop: { false }, progress: { _ in }
        ).trial(.box, targets: [.points, .rebounds, .assists])
      }
    }
    let (before, after) = (try forecasts(rows, "before"), try forecasts(others, "after"))
    #expect(before.encoder.state == after.encoder.state, "an encoder saw labels")
    for (one, other) in [(before.plain, after.plain), (before.represented, after.represented)] {
      #expect(blocks[1].allSatisfy { one[0].median[$0] == other[0].median[$0] && one[0].mean[$0] == other[0].mean[$0] })
      #expect(blocks[0].contains { one[0].median[$0] != other[0].median[$0] })
    }
  }

  @Test func labelsOfNoiseLeaveTheNetworkOut() throws {
    try LeagueFixture.withFolder { folder in
      var table = league.table
      var random = NetworkRandom(seed: 77)
      let rows = Array(table.rows(of: Season(1953)...Season(1954)))
      for column in [BoxColumn.points, .rebounds, .assists, .minutes] {
        let order = random.permutation(rows.count)
        let values = rows.map { table.values[column.rawValue][$0] }
        for (place, row) in rows.enumerated() { table.values[column.rawValue][row] = values[order[place]] }
      }
      let (manifest, run) = try train(window, into: folder, table: table)
      #expect(manifest.network.blendWeights.isEmpty)
      #expect(manifest.network.representation == nil)
      #expect(manifest.network.reason == "no target is forecast better with a network than by trees alone")
      let verdicts = try #require(manifest.network.verdicts)
      #expect(verdicts.count == 4)
      for verdict in verdicts {
        #expect(!verdict.isKept && verdict.share == 0)
        #expect(verdict.upper >= 0 || verdict.change >= 0)
        #expect(verdict.treesError > 0 && verdict.networkError > 0 && verdict.dates > 10)
      }
      #expect(!manifest.files.contains { $0.name.hasPrefix("network") })
      #expect(run.networkSeconds?.keys.contains("network.box.served") == false)
      _ = try WindowModel.load(folder: folder)
    }
  }

  @Test func abstainingTargetsHaveNoNetworkAndSmallWindowsSayWhy() throws {
    try LeagueFixture.withFolder { folder in
      let (manifest, _) = try train(
        Vintage(window: WindowID("1947-1949")!), into: folder.appendingPathComponent("old"), settings: Self.kept())
      #expect(Set(manifest.network.verdicts?.map(\.target) ?? []) == [.points, .assists])
      let model = try WindowModel.load(folder: folder.appendingPathComponent("old"))
      #expect(model.targets == [.points, .assists])

      var settings = Self.settings
      settings.network?.minimumRows = 1_000_000
      let (small, run) = try train(window, into: folder.appendingPathComponent("small"), settings: settings)
      #expect(small.network.reason?.hasSuffix("networks are tried from 1000000 on") == true)
      #expect(small.network.verdicts == nil)
      #expect(run.networkSeconds == [:])
    }
  }

  @Test func treesOnlyHashAsBeforeThereWereNetworks() throws {
    let json = String(decoding: StableJSON.data(WindowSettings().treesOnly), as: UTF8.self)
    #expect(!json.contains("network"))
    #expect(StableJSON.hash(WindowSettings().treesOnly) != StableJSON.hash(WindowSettings()))
    // The hash of the windows that are out there.
    #expect(StableJSON.hash(WindowSettings().treesOnly) == HybridWindowTests.hashBeforeNetworks)
  }

  private static let hashBeforeNetworks = "9fe784bb4cfcfef1ad684cb25e5b1ea8fd3f514f02333a5248147cb658858ec2"
}
