import BoxScores
import Foundation
import Learners
import Testing

@testable import MetaLearner

@Suite(.enabled(if: Torch.isAvailable, "torch is not installed; make setup fetches it"))
struct EmbeddingTests {
  private func trainer(_ world: NetworkWorld, _ table: PlayerGameTable, folder: String) -> PlayerEmbeddingTrainer {
    var configuration = ExperimentConfiguration.v4Full.components.playerEmbeddings
    configuration.dimension = 6
    var settings = EmbeddingSettings()
    settings.firstEpochs = 3
    settings.laterEpochs = 2
    settings.hidden = 8
    let source = MetaSource(
      table: table, matrix: world.source.matrix, otherSeasons: [], rowsHash: { _ in "test" },
      cache: ForecastCache(folder: nil),
      threads: 1, device: .cpu, window: { throw MetaError.modelMissing(what: "\($0)") },
      league: { throw MetaError.modelMissing(what: "\($0)") })
    return PlayerEmbeddingTrainer(
      configuration: configuration, settings: settings, source: source,
      folder: world.folder.appendingPathComponent(folder), inputsHash: folder, shouldStop: { false })
  }

  @Test func aSnapshotKnowsNothingOfItsSeasonAndPlayersWithoutAPastHaveTheAmortisedPart() throws {
    let world = try NetworkWorld()
    let table = world.league.table
    let made = try trainer(world, table, folder: "one").run(seasons: [Season(2000), Season(2001)])
    let snapshot = try #require(made.snapshot(of: Season(2001)))

    var changed = table
    for row in changed.rows(of: Season(2001)) {
      for column in BoxColumn.allCases { changed.values[column.rawValue][row] = 30 }
    }
    let other = try trainer(world, changed, folder: "two").run(seasons: [Season(2000), Season(2001)])
    // The files name their inputs, so vectors are compared.
    let keys = table.rows(of: Season(2001)).prefix(12).map { RowKey(row: $0, of: table) }
    let index = world.source.history.index
    let vectors = snapshot.vectors(keys, index)
    #expect(other.snapshot(of: Season(2001))?.vectors(keys, index) == vectors)
    // Training one season later does see it: the test is not blind.
    let late = try trainer(world, table, folder: "three").run(seasons: [Season(2000), Season(2002)])
    let lateChanged = try trainer(world, changed, folder: "four").run(seasons: [Season(2000), Season(2002)])
    #expect(late.snapshots[1].vectors(keys, index) != lateChanged.snapshots[1].vectors(keys, index))

    // Two unknown players have one vector; a known one has a deviation.
    let unknown = [1, 2].map { RowKey(personId: $0, day: keys[0].day, season: 2001, team: 1, opponent: 2, home: 1) }
    let amortised = snapshot.vectors(unknown, index)
    #expect(amortised.prefix(6) == amortised.suffix(6))
    #expect(vectors.allSatisfy { $0.isFinite })
    #expect(snapshot.people.count > 10 && Set(snapshot.people).count == snapshot.people.count)

    // Resumed from what is in the folder, and read back, they are the same.
    let again = try trainer(world, table, folder: "one").run(seasons: [Season(2000), Season(2001)])
    #expect(again.snapshot(of: Season(2001))?.vectors(keys, index) == vectors)
    let file = snapshot.file(index, day: world.source.firstDay(of: Season(2001)))
    let neighbours = try PlayerNeighbours(decoding: file, file: "embeddings")
    let person = try #require(neighbours.people.first)
    let near = try neighbours.nearest(to: person, count: 3, minimumGames: 5)
    #expect(near.count == 3 && near[0].similarity >= near[1].similarity && near[0].similarity <= 1.0001)
    #expect(near.allSatisfy { $0.games >= 5 && $0.personId != person })
  }

  @Test func axesDoNotTurnFromOneSeasonToTheNext() throws {
    let world = try NetworkWorld()
    let made = try trainer(world, world.league.table, folder: "axes").run(
      seasons: [Season(2000), Season(2001)])
    let keys = world.league.table.rows(of: Season(2001)).prefix(40).map { RowKey(row: $0, of: world.league.table) }
    let index = world.source.history.index
    let (before, after) = (made.snapshots[0].vectors(keys, index), made.snapshots[1].vectors(keys, index))
    let dot = zip(before, after).reduce(0) { $0 + $1.0 * $1.1 }
    let lengths = before.reduce(0) { $0 + $1 * $1 } * after.reduce(0) { $0 + $1 * $1 }
    #expect(dot / lengths.squareRoot() > 0.8)
  }
}
