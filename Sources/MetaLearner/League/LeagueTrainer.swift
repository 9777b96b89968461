import BoxScores
import Features
import Foundation
import Learners
import Windows

/// Trains a league model: raw features and raw outcomes of the seasons before a cut-off, one booster a stat and seed.
public struct LeagueTrainer: Sendable {
  public var settings: LeagueSettings
  /// Threads a booster may use. The model does not depend on it.
  public var threads: Int

  public init(settings: LeagueSettings = LeagueSettings(), threads: Int = 1) {
    self.settings = settings
    self.threads = threads
  }

  /// The seasons a league model learns from: the last ten of `available` before the cut-off's.
  public func seasons(before cutoff: Season, available: some Sequence<Season>) -> [Season] {
    let first = cutoff.endYear - settings.seasons
    return available.filter { $0 < cutoff && $0.endYear >= first }.sorted()
  }

  /// Trains into `folder`; resumable booster by booster like a window.
  ///
  /// - Throws: `MetaError.tooLittleHistory` when the seasons before the cut-off have too few rows.
  public func train(
    _ key: LeagueKey, table: PlayerGameTable, matrix: FeatureMatrix, dataHash: String, into folder: URL,
    shouldStop: @escaping @Sendable () -> Bool = { false }, progress: @Sendable (String, Double) -> Void = { _, _ in }
  ) throws -> LeagueManifest {
    let seasons = seasons(before: key.cutoff, available: table.seasons)
    let rows = seasons.flatMap { Array(table.rows(of: $0)) }
    guard let last = seasons.last, rows.count >= settings.minimumRows else {
      throw MetaError.tooLittleHistory(
        cutoff: key.cutoff, what: "player-games", found: rows.count, needed: settings.minimumRows)
    }
    let scaled = settings.scaled(rows: rows.count)
    let columns = FeatureCatalogue.indices(for: last, variant: key.variant)
    // The seeds are frozen, so a model of one seed is the first part of a model of three: their stages are shared.
    let stage = BoosterStage(
      folder: folder.appendingPathComponent("staging"),
      inputsHash: StableJSON.hash([
        key.cutoff.description, key.variant.rawValue, table.kind.rawValue, dataHash, FeatureCatalogue.schemaHash,
        StableJSON.hash(settings),
      ]))
    let dataset = try BoosterDataset(
      features: matrix.gather(rows: rows, columns: columns), rows: rows.count, columns: columns.count,
      parameters: scaled.parameters(seed: settings.seeds[0], threads: threads))
    var files: [WindowManifest.FileEntry] = []
    var done = 0
    let seeds = settings.seeds.prefix(key.seeds)
    for stat in Stat.allCases {
      let column = table[stat.column]
      let outcomes = rows.map { column[$0] }
      let known = outcomes.indices.filter { outcomes[$0].isFinite }
      guard known.count >= settings.minimumRows else {
        done += seeds.count
        continue
      }
      let labelled = known.count == rows.count ? dataset : try dataset.subset(rows: known)
      try labelled.setLabels(known.map { outcomes[$0] })
      for seed in seeds {
        progress("\(stat.rawValue), seed \(seed)", Double(done) / Double(Stat.allCases.count * seeds.count))
        let name = LeagueModel.fileName(stat, seed)
        let result = try stage.booster(
          name, mayTrain: { if shouldStop() { throw MetaError.interrupted(what: key.description) } },
          train: {
            try Booster.train(
              dataset: labelled, parameters: scaled.parameters(seed: seed, threads: threads),
              rounds: scaled.trees[stat] ?? 100)
          })
        let data = Data(result.booster.text.utf8)
        try ModelFile.write(data, to: folder.appendingPathComponent(name))
        files.append(WindowManifest.FileEntry(name: name, data: data))
        done += 1
      }
    }
    let manifest = LeagueManifest(
      key: key, kind: table.kind, seasons: seasons, rows: rows.count,
      features: columns.map { FeatureCatalogue.all[$0].name }, schemaHash: FeatureCatalogue.schemaHash,
      dataHash: dataHash, settings: settings, files: files)
    try ModelFile.write(StableJSON.data(manifest), to: folder.appendingPathComponent(LeagueManifest.fileName))
    Faults.reach("league.written")
    try? FileManager.default.removeItem(at: stage.folder)
    return manifest
  }
}
