import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import NativeLibraries
import Registry
import Windows

/// Packs what forecasts for tonight need into one file: the champion's newest generation with all models under it, the games
/// and players they start from, the feature schema, a model card. Looks at the workspace and changes nothing.
public struct BundleExport: Sendable {
  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  /// - Parameter file: Where to; nil for the workspace's own place, which `plan` looks at. What lies there is replaced.
  /// - Throws: `SessionError.noMetaLearner` without a meta-learner, `RegistryError.corruptArtifact`, `ForecastingError.replaced`
  ///   when a model below it was trained again, `BundleError`.
  public func run(to file: URL?, variant: FeatureVariant) throws -> BundleReport {
    let registry = try session.registry()
    let (history, cutoff, artifact, promotion) = try chosen(variant)
    let shelf = ModelShelf(registry: registry, kind: history.kind)
    // Loading proves that the models belong together; a bundle that its maker cannot load is none.
    let others = try session.seasons(history.kind == .real ? .simulated : .real)
    let meta = try MetaModel.load(folder: registry.folder(of: artifact))
    _ = try Champion(meta: meta, shelf: shelf, available: history.table.seasonRows, others: others)

    var sources: [String: BundleWriter.Source] = [:]
    var manifest = self.manifest(meta, history, others)
    manifest.promotion = promotion
    for name in manifest.neededParts {
      guard let part = try registry.current(name.kind, key: name.key) else {
        throw RegistryError.missingArtifact(
          kind: name.kind.rawValue, key: name.key, advice: "'fullcourt plan' shows how to train it.")
      }
      try add(part, from: registry, to: &manifest, &sources)
    }
    if let combined = try combined(of: meta.manifest) { try add(combined, from: registry, to: &manifest, &sources) }
    try addGames(history.kind, to: &manifest, &sources)
    manifest.card = try BundleCard(registry).card(meta.manifest, rows: manifest.history)
    sources.merge(manifest.complete()) { first, _ in first }
    let goal = try file ?? ownPlace(history.kind, variant, cutoff)
    let written = try BundleWriter(manifest: manifest, sources: sources).write(to: goal)
    return BundleReport(file: goal.path, identity: written.identity, bytes: written.bytes, manifest: manifest)
  }

  private typealias Choice = (history: History, cutoff: Season, meta: Artifact, promotion: String?)

  /// The meta-learner that is packed: the champion's newest generation, the newest of any where none was promoted.
  private func chosen(_ variant: FeatureVariant) throws -> Choice {
    guard let history = try session.histories().first else {
      throw SessionError.noGames(workspace: session.folder.path)
    }
    let registry = try session.registry()
    let shelf = ModelShelf(registry: registry, kind: history.kind)
    let promoted = try registry.champion(of: ArtifactNames.line(history.kind, variant))
    let own = try promoted.flatMap { try shelf.metas(variant: variant, configuration: $0.configuration).last }
    guard let cutoff = try own ?? shelf.metas(variant: variant).last,
      let artifact = try shelf.metaArtifact(
        cutoff: cutoff, variant: variant, configuration: own == nil ? nil : promoted?.configuration)
    else { throw SessionError.noMetaLearner(variant) }
    return (history, cutoff, artifact, own == nil ? nil : promoted?.record)
  }

  /// Whether a bundle was made of what would be packed now: the same meta-learner, promotion and games.
  func isCurrent(_ manifest: BundleManifest) throws -> Bool {
    let choice = try chosen(manifest.variant)
    let combined = try combined(of: MetaManifest.read(folder: session.registry().folder(of: choice.meta)))
    let models = [choice.meta, combined].compactMap(\.self)
    return manifest.promotion == choice.promotion && manifest.kind == choice.history.kind
      && manifest.parts.suffix(models.count).map(\.sha256) == models.map(\.sha256)
      && manifest.history.seasons == games(choice.history)
  }

  /// How points, rebounds and assists of a meta-learner move together; nil where that was not fitted.
  private func combined(of meta: MetaManifest) throws -> Artifact? {
    let registry = try session.registry()
    let name = ArtifactNames.combined(of: meta)
    let shelf = ModelShelf(registry: registry, kind: meta.kind)
    guard try shelf.combined(for: meta, hash: StableJSON.hash(meta)) != nil else { return nil }
    return try registry.current(name.kind, key: name.key)
  }

  private func games(_ history: History) -> [BundleManifest.History.SeasonRows] {
    history.seasons.map { season in
      .init(season: season, rows: history.table.rows(of: season).count, content: history.seasonHashes[season] ?? "")
    }
  }

  /// Where a bundle lies when nobody says where: `bundles/fullcourt-KIND-VARIANT-SEASON.tar` of the workspace.
  static func place(_ kind: DataKind, _ variant: FeatureVariant, _ cutoff: Season, in session: WorkspaceSession) -> URL
  {
    session.folder.appendingPathComponent("bundles/fullcourt-\(kind.rawValue)-\(variant.rawValue)-\(cutoff).tar")
  }

  private func ownPlace(_ kind: DataKind, _ variant: FeatureVariant, _ cutoff: Season) throws(BundleError) -> URL {
    let file = Self.place(kind, variant, cutoff, in: session)
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: file.path, reason: (error as NSError).localizedDescription)
    }
    return file
  }

  private func manifest(_ meta: MetaModel, _ history: History, _ others: [Season]) -> BundleManifest {
    let made = meta.manifest
    let days = history.table.day.last.map { GameDay(number: $0).description } ?? "-"
    return BundleManifest(
      producers: Producers.of(usesTorch: !made.networks.isEmpty), kind: made.kind, variant: made.variant,
      cutOff: made.cutoff, configuration: made.configuration.experiment.name,
      configurationHash: made.configuration.modelHash, promotion: nil, model: meta.hash, schemaHash: made.schemaHash,
      dataHash: made.dataHash, windows: made.windows, league: made.league, seeds: made.seeds,
      history: BundleManifest.History(
        seasons: games(history), others: others, lastDay: days, players: history.players.count),
      card: ModelCard(metaSeasons: made.metaSeasons, figures: [], pool: "", looks: [:], limits: []), parts: [],
      entries: [])
  }

  private func add(
    _ artifact: Artifact, from registry: Registry, to manifest: inout BundleManifest,
    _ sources: inout [String: BundleWriter.Source]
  ) throws {
    if case .corrupt(let problems) = try registry.verify(artifact) {
      throw RegistryError.corruptArtifact(kind: artifact.kind.rawValue, key: artifact.key, problems: problems)
    }
    let part = BundleManifest.Part(description: artifact.description, sha256: artifact.sha256)
    manifest.parts.append(part)
    for file in artifact.files {
      let path = manifest.path(of: file.path, in: part)
      manifest.entries.append(.init(path: path, bytes: Int(file.bytes), sha256: file.sha256))
      sources[path] = .file(try registry.file(file.path, of: artifact))
    }
  }

  private func addGames(
    _ kind: DataKind, to manifest: inout BundleManifest, _ sources: inout [String: BundleWriter.Source]
  ) throws {
    let games = try session.store.portable(kind)
    let path = manifest.dataPath(PortableStore.manifestName)
    manifest.entries.append(
      .init(path: path, bytes: games.manifest.count, sha256: FileHash.sha256(of: games.manifest)))
    sources[path] = .data(games.manifest)
    for file in games.files {
      let path = manifest.dataPath(file.path)
      manifest.entries.append(.init(path: path, bytes: file.bytes, sha256: file.sha256))
      sources[path] = .file(file.source)
    }
  }
}
