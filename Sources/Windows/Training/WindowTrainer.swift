import BoxScores
import Features
import Foundation
import Learners

/// Trains the boosters of one vintage, and the networks beside them.
///
/// For each target the era recorded: a median (L1) and a mean (L2) booster, stopped on the last dates of the vintage and
/// refitted on all its rows with the number of trees found, and a scale booster on out-of-fold residuals in contiguous
/// blocks of time. Networks are tried on the same blocks and stay where they help. Each finished booster, and each epoch of
/// a network, is kept in a staging folder, so a killed training goes on where it stopped and
/// ends in the same bytes.
public struct WindowTrainer: Sendable {
  public var settings: WindowSettings
  /// Threads a booster may use. The model does not depend on it.
  public var threads: Int

  public init(settings: WindowSettings = WindowSettings(), threads: Int = 1) {
    self.settings = settings
    self.threads = threads
  }

  /// Everything that shapes the boosters, in one hash: a staged booster of other inputs is never taken over.
  func inputsHash(vintage: Vintage, seasons: [Season], kind: DataKind, dataHash: String) -> String {
    StableJSON.hash([
      vintage.description, seasons.map(\.description).joined(separator: ","), kind.rawValue, dataHash,
      FeatureCatalogue.schemaHash, StableJSON.hash(settings),
    ])
  }

  /// The library and the version of its model text, as the text's header names them: `LightGBM model text v4`.
  static func library(of text: String?) -> String {
    let version = text?.split(separator: "\n").prefix(5).first { $0.hasPrefix("version=") }?.dropFirst(8)
    return "LightGBM model text \(version ?? "of unknown version")"
  }

  /// Trains a vintage into `folder`, which then holds the model texts, `window.json` and `run.json`.
  ///
  /// - Parameters:
  ///   - table: All rows of the vintage's kind; only those of its own seasons are read.
  ///   - matrix: The features of the table's rows.
  ///   - dataHash: What names the content of the vintage's rows, for the manifest.
  ///   - folder: Where the artifact is written. Earlier boosters of the same inputs in its `staging` folder are used.
  ///   - shouldStop: Asked between boosters and between epochs of networks; when it says true the training ends with `WindowError.interrupted`.
  public func train(
    _ vintage: Vintage, table: PlayerGameTable, matrix: FeatureMatrix, dataHash: String, into folder: URL,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (WindowProgress) -> Void = { _ in }
  ) throws -> WindowOutcome {
    let seasons = vintage.trainingSeasons(available: table.seasons)
    guard !seasons.isEmpty else { return .masked }
    let found = seasons.reduce(0) { $0 + table.rows(of: $1).count }
    guard found >= settings.minimumRows else { return .tooFewRows(found: found, needed: settings.minimumRows) }

    let rows = WindowRows(seasons: seasons, table: table, matrix: matrix)
    let stage = BoosterStage(
      folder: folder.appendingPathComponent("staging"),
      inputsHash: inputsHash(vintage: vintage, seasons: seasons, kind: table.kind, dataHash: dataHash))
    let session = try VintageTraining(
      vintage: vintage, rows: rows, settings: settings, threads: threads, stage: stage, shouldStop: shouldStop,
      progress: progress)
    let reports = try session.run()

    var artifact = WindowArtifact(folder: folder)
    for (name, text) in session.texts.sorted(by: { $0.key < $1.key }) { try artifact.add(name, text: text) }
    for (name, data) in session.networkFiles.sorted(by: { $0.key < $1.key }) { try artifact.add(name, data: data) }
    let manifest = WindowManifest(
      vintage: vintage, kind: table.kind, seasons: seasons, rows: rows.count, features: rows.columns.names,
      schemaHash: FeatureCatalogue.schemaHash, dataHash: dataHash, settings: settings,
      settingsHash: StableJSON.hash(settings), library: Self.library(of: session.texts.values.first), targets: reports,
      files: artifact.files,
      network: session.network)
    let run = WindowRun(
      seconds: session.seconds, threads: threads, resumed: session.resumed, boosters: session.boosters,
      networkSeconds: session.networkSeconds, resumedEpochs: session.resumedEpochs)
    try artifact.finish(manifest, run)
    return .trained(manifest, run)
  }
}
