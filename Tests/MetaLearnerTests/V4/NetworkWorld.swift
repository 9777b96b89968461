import BoxScores
import Features
import Foundation
import Learners
import Synchronization
import Windows

@testable import MetaLearner

/// A tiny league with what networks are trained on, and windows that are made up.
final class NetworkWorld: Sendable {
  let league = LeagueSimulator(seasons: Season(1998)...Season(2001), seed: 11, scale: .tiny).run()
  let source: MetaSource
  let folder: URL
  let scaling: FeatureScaling
  let seasons = [Season(1999), Season(2000), Season(2001)]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("network-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let matrix = try FeatureBuilder.build(
      table: league.table, players: league.players, to: folder.appendingPathComponent("matrix"), threads: 1)
    source = MetaSource(
      table: league.table, matrix: matrix, otherSeasons: [], rowsHash: { _ in "test" },
      cache: ForecastCache(folder: nil),
      threads: 1, device: .cpu, window: { throw MetaError.modelMissing(what: "\($0)") },
      league: { throw MetaError.modelMissing(what: "\($0)") })
    scaling = FeatureScaling(source: source, seasons: [Season(1999)], variant: .blind, clip: 4)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Rows of a season; each window says a little more than the base.
  func rows(_ season: Season, _ range: Range<Int>? = nil, windows: Bool = true) -> NetworkRows {
    let range = range ?? league.table.rows(of: season)
    let block = FeatureBlock(rows: range, of: league.table, matrix: source.matrix)
    let view = source.view(of: season)
    let values = view.windows.indices.map { window in
      Dictionary(
        uniqueKeysWithValues: Target.allCases.map { target in
          (target, [WindowHead.median: range.map { Float($0 % 7 + window) }])
        })
    }
    let calibrated = CalibratedWindows(SeasonCube(view: view, rows: range.count, values: values), levels: .none)
    var rows = NetworkRows(
      keys: range.map { RowKey(row: $0, of: league.table) }, scaling: scaling,
      windows: windows ? WindowTokens(calibrated, scales: scaling.scales) : nil, embeddings: nil
    ) { block[$0, $1] }
    rows.setOutcomes(range, of: league.table)
    return rows
  }

  func shape(_ method: ExperimentConfiguration.TemporalMemory.Method?) -> NetworkShape {
    NetworkShape(
      inputs: scaling.width, hidden: [32, 16], dropout: 0.1,
      memory: method.map { .init(method: $0, length: 5, width: 16, heads: 2, layers: 2) })
  }

  func walk(
    _ method: ExperimentConfiguration.TemporalMemory.Method?, folder name: String,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) -> NetworkWalk {
    var settings = V4NetworkSettings()
    settings.batch = 128
    settings.firstEpochs = 2
    settings.laterEpochs = 1
    settings.forecastBatch = 64
    let phases = NetworkPhase.all(
      metaSeasons: [Season(2000), Season(2001)], available: seasons, settings: settings)
    let blocks = [rows(seasons[0], windows: false), rows(seasons[1]), rows(seasons[2])]
    return NetworkWalk(
      seed: 3, network: V4Network(shape(method)), settings: settings, scaling: scaling, phases: phases,
      seasons: seasons, blocks: blocks, index: source.history.index,
      marginals: [Float](repeating: 0, count: NetworkShape.counts.last!.upperBound), device: .cpu,
      folder: folder.appendingPathComponent(name), inputsHash: "test", shouldStop: shouldStop, advanced: { _ in })
  }
}

/// Says stop when it has been asked so many times.
final class StopAfter: Sendable {
  private let left: Mutex<Int>

  init(_ count: Int) { left = Mutex(count) }

  var isReached: Bool {
    left.withLock { left in
      left -= 1
      return left < 0
    }
  }
}
