import BoxScores
import Foundation
import Learners
import Testing

@testable import MetaLearner

@Suite(.enabled(if: Torch.isAvailable, "torch is not installed; make setup fetches it"))
struct NetworkTests {
  typealias Method = ExperimentConfiguration.TemporalMemory.Method

  @Test(arguments: [Method.transformer, .rnn, .cnn, nil])
  func aRowAloneIsForecastAsInABatchAndAStoppedTrainingEndsInTheSameBytes(method: Method?) throws {
    let world = try NetworkWorld()
    let whole = try world.walk(method, folder: "whole").run()
    #expect(Set(whole.forecasts.keys) == [Season(2000), Season(2001)])

    // Stopped in the middle of an epoch, then gone on with.
    let stop = StopAfter(17)
    let stopped = world.walk(method, folder: "stopped", shouldStop: { stop.isReached })
    #expect(throws: MetaError.self) { try stopped.run() }
    let resumed = try world.walk(method, folder: "stopped").run()
    #expect(resumed.state == whole.state)
    for season in whole.forecasts.keys {
      #expect(resumed.forecasts[season]?.medians == whole.forecasts[season]?.medians)
      #expect(resumed.forecasts[season]?.means == whole.forecasts[season]?.means)
    }

    let network = V4Network(world.shape(method))
    let store = network.store(seed: 1, device: .cpu)
    try store.restore(whole.state)
    let season = world.league.table.rows(of: Season(2001))
    func forecast(_ range: Range<Int>) -> NetworkForecast {
      NetworkForecast(
        network, store: store, rows: world.rows(Season(2001), range), index: world.source.history.index,
        scaling: world.scaling, batch: 64)
    }
    let all = forecast(season)
    let width = Stat.allCases.count
    for row in stride(from: 0, to: season.count, by: 7) {
      let alone = forecast(season.lowerBound + row..<season.lowerBound + row + 1)
      #expect(alone.medians == Array(all.medians[(row * width)..<((row + 1) * width)]))
      #expect(alone.means == Array(all.means[(row * width)..<((row + 1) * width)]))
    }
    #expect(all.medians.allSatisfy { $0.isFinite && $0 >= 0 })
  }

  @Test func itLearnsAndKnowsNothingOfTheSeasonItForecasts() throws {
    let world = try NetworkWorld()
    let walk = world.walk(.transformer, folder: "one")
    let said = try walk.run().forecasts
    // The last meta season's outcomes become others: what was said about it and before does not move.
    var blocks = walk.blocks
    var changed = world.league.table
    for row in changed.rows(of: Season(2001)) {
      for column in BoxColumn.allCases { changed.values[column.rawValue][row] = 3 }
    }
    blocks[2].setOutcomes(changed.rows(of: Season(2001)), of: changed)
    let other = NetworkWalk(
      seed: walk.seed, network: walk.network, settings: walk.settings, scaling: walk.scaling, phases: walk.phases,
      seasons: walk.seasons, blocks: blocks, index: GameHistory(changed).index, marginals: walk.marginals,
      device: .cpu, folder: world.folder.appendingPathComponent("other"), inputsHash: "other",
      shouldStop: { false }, advanced: { _ in })
    let again = try other.run()
    #expect(again.forecasts[Season(2000)]?.medians == said[Season(2000)]?.medians)
    let first = world.league.table.rows(of: Season(2001))
    // Game tokens of the season's first day know the past alone.
    let day = first.prefix { world.league.table.day[$0] == world.league.table.day[first.lowerBound] }.count * 4
    #expect(again.forecasts[Season(2001)]?.medians.prefix(day) == said[Season(2001)]?.medians.prefix(day))
    let honest = try walk.run()
    #expect(again.state != honest.state)
  }

  @Test func aDistributionsMiddleRoundsToTheCountThatHalvesIt() {
    func middle(_ values: [Float]) -> (median: Float, mean: Float) {
      values.withUnsafeBufferPointer { NetworkForecast.middle($0) }
    }
    #expect(middle([1, 0, 0]).median == 0)
    #expect(middle([0, 1, 0]).median == 1)
    #expect(middle([0.25, 0.25, 0.5]).median == 1.5)
    #expect(middle([0.1, 0.8, 0.1]).median == 1)
    #expect(middle([0.25, 0.25, 0.5]).mean == 1.25)
    #expect(middle([0.6, 0.4]).median.rounded() == 0)
  }

  @Test func hiddenWindowsAndTheirSlotsDoNotMatter() throws {
    // Without any window the reader sees games alone; a window that is hidden is as one that is not there.
    let world = try NetworkWorld()
    let network = V4Network(world.shape(.transformer))
    let store = network.store(seed: 2, device: .cpu)
    let rows = world.rows(Season(2001), windows: true)
    let places = (0..<8).map { NetworkBatch.Place(block: 0, row: $0) }
    func read(_ rows: NetworkRows, hide: (() -> Bool)?) -> [Float] {
      Torch.withoutGradients {
        let batch = NetworkBatch(
          places[...], of: [rows], shape: network.shape, index: world.source.history.index, size: 8, device: .cpu,
          hide: hide)
        return network.attention(batch, ForwardPass(store))!.floats()
      }
    }
    let seen = read(rows, hide: nil)
    let hidden = read(rows, hide: { true })
    let width = 1 + WindowTokens.slots + 5
    #expect(seen.count == 8 * width && hidden.count == 8 * width)
    #expect(hidden[1..<(1 + WindowTokens.slots)].allSatisfy { $0 == 0 })
    #expect(seen[1..<(1 + WindowTokens.slots)].contains { $0 > 0 })
    #expect(abs(seen[0..<width].reduce(0, +) - 1) < 1e-5)
  }
}
