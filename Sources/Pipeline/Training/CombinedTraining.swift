import Analyzer
import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry
import Windows

/// Fits how points, rebounds and assists move together, for a meta-learner that is there.
///
/// The rows are those of its last held-out meta seasons, each forecast as of its own cut-off by vintages and a league model
/// that had not seen it: windows that all count the same and the league model, by the meta-learner's shares, through its
/// distribution of counts. (The meta-learner itself weighs the windows; how three counts move together does not hang on
/// that.) Where the outcomes lay in those distributions is what a `CopulaFit` learns from. Nothing of the meta-learner's own cut-off
/// season, or of later ones, is read.
struct CombinedTraining {
  /// Held-out seasons that are used, the last ones: some 75,000 rows.
  static let seasons = 3

  let workshop: ModelWorkshop
  let session: WorkspaceSession

  /// Fits and commits it where it is not there.
  ///
  /// - Returns: The model when it was made now; nil when it was there, or nothing could be fitted.
  func run(_ manifest: MetaManifest, of artifact: Artifact) throws -> CombinedModel? {
    let shelf = ModelShelf(registry: workshop.registry, kind: workshop.history.kind)
    let hash = StableJSON.hash(manifest)
    guard try shelf.combined(for: manifest, hash: hash) == nil else { return nil }
    let start = ContinuousClock.now
    let source = try workshop.source(threads: session.threads, device: .cpu, workspace: session.workspace)
    let held = manifest.report(of: .points)?.heldOutSeasons.suffix(Self.seasons) ?? []
    var rows: [TransformRow] = []
    for season in held { rows += try transforms(of: season, manifest, source) }
    guard let correlations = CopulaFit().fit(rows) else { return nil }
    let model = CombinedModel(
      cutoff: manifest.cutoff, variant: manifest.variant, kind: manifest.kind, model: hash, seasons: Array(held),
      correlations: correlations)
    try commit(model, manifest, parent: artifact, rows: rows.count, (ContinuousClock.now - start) / .seconds(1))
    return model
  }

  private func commit(
    _ model: CombinedModel, _ manifest: MetaManifest, parent: Artifact, rows: Int, _ seconds: Double
  ) throws {
    let data = StableJSON.data(model)
    let name = ArtifactNames.combined(of: manifest)
    let staging = try workshop.registry.stage(name.kind, key: name.key, fingerprint: FileHash.sha256(of: data))
    try staging.write(data, to: CombinedModel.fileName)
    try workshop.registry.commit(
      staging,
      ArtifactDescription(
        kind: name.kind, key: name.key, formatVersion: CombinedModel.currentFormat, schemaHash: manifest.schemaHash,
        dataHash: manifest.dataHash, producers: ["fullcourt": Release.version], parents: [ArtifactParent(parent)],
        rows: rows, seconds: seconds))
  }

  /// Where the outcomes of a season's regular games lay.
  private func transforms(
    of season: Season, _ manifest: MetaManifest, _ source: MetaSource
  ) throws -> [TransformRow] {
    let rows = source.rows(of: season)
    let windows = CalibratedWindows(
      try source.cube(of: season, block: rows.block), levels: try levels(before: season, source))
    let key = LeagueKey(cutoff: season, variant: manifest.variant, seeds: 1)
    let league = try source.leagueMedians(key, season: season, block: rows.block)
    let (outcomes, scored) = (source.outcomes(of: season), source.scored(of: season))
    let minutes = windows.expectedMinutes
    var places: [Stat: [Double]] = [:]
    for stat in PropMarket.pra.stats {
      guard let head = manifest.report(of: stat)?.heads[ModelName.stack], let outcome = outcomes[stat] else {
        return []
      }
      let median = blended(windows.equal(stat), league[stat], share: manifest.blend.entry(stat)?.share ?? 0.5)
      let map = manifest.blend.entry(stat)?.mean ?? .identity
      places[stat] = rows.keys.indices.map { row in
        guard scored[row], median[row].isFinite, outcome[row].isFinite, minutes[row].isFinite else { return .nan }
        return head.distribution(
          median: median[row], mean: max(0, map(median[row])), minutes: Double(minutes[row])
        ).transform(Int(outcome[row].rounded()))
      }
    }
    return rows.keys.indices.map { row in
      TransformRow(
        points: places[.points]![row], rebounds: places[.rebounds]![row], assists: places[.assists]![row],
        expectedMinutes: Double(minutes[row]))
    }
  }

  /// The levels of the windows as the season before told them.
  private func levels(before season: Season, _ source: MetaSource) throws -> WindowLevels {
    let previous = season.previous
    guard source.table.seasons.contains(previous) else { return .none }
    let block = source.block(of: previous)
    return WindowLevels(
      cube: try source.cube(of: previous, block: block), outcomes: source.outcomes(of: previous),
      counts: source.scored(of: previous))
  }

  private func blended(_ windows: [Float], _ league: [Float]?, share: Double) -> [Double] {
    guard let league else { return windows.map(Double.init) }
    return zip(windows, league).map { window, league in
      guard window.isFinite else { return Double(league) }
      return league.isFinite ? max(0, (1 - share) * Double(window) + share * Double(league)) : Double(window)
    }
  }
}
