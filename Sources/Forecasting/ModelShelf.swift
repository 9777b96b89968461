import BoxScores
import Features
import Foundation
import MetaLearner
import Registry
import Synchronization
import Windows

/// The trained models of a workspace, each read once, its files checked against its manifest. Of a window it reads the
/// medians: they are what stacks are made of.
///
/// There is nothing here that trains: what is not on the shelf is refused by name.
public final class ModelShelf: Sendable {
  public let registry: Registry
  /// Models of the other kind of data are not given out.
  public let kind: DataKind
  private let loaded = Mutex(Loaded())

  private struct Loaded {
    var windows: [Vintage: WindowModel] = [:]
    var leagues: [LeagueKey: LeagueModel] = [:]
  }

  public init(registry: Registry, kind: DataKind) {
    self.registry = registry
    self.kind = kind
  }

  /// - Throws: `MetaError.modelMissing` when it is not committed, or of the other kind of data.
  public func window(_ vintage: Vintage) throws -> WindowModel {
    if let known = loaded.withLock({ $0.windows[vintage] }) { return known }
    let name = ArtifactNames.of(vintage)
    guard let artifact = try registry.current(name.kind, key: name.key) else {
      throw MetaError.modelMissing(what: "window \(vintage)")
    }
    let model = try WindowModel.load(folder: registry.folder(of: artifact), heads: [.median])
    guard model.manifest.kind == kind else { throw MetaError.modelMissing(what: "window \(vintage) of \(kind) games") }
    loaded.withLock { $0.windows[vintage] = model }
    return model
  }

  /// - Throws: `MetaError.modelMissing` when it is not committed.
  public func league(_ key: LeagueKey) throws -> LeagueModel {
    if let known = loaded.withLock({ $0.leagues[key] }) { return known }
    let name = ArtifactNames.of(key, kind: kind)
    guard let artifact = try registry.current(name.kind, key: name.key) else {
      throw MetaError.modelMissing(what: "the league model \(key)")
    }
    let model = try LeagueModel.load(folder: registry.folder(of: artifact))
    loaded.withLock { $0.leagues[key] = model }
    return model
  }

  /// The meta-learner of a cut-off.
  ///
  /// - Parameter configuration: Hash of its configuration; nil for that of the champion, and for the newest one where no
  ///   champion was promoted or he has none of this cut-off.
  /// - Throws: `MetaError.modelMissing` when it is not committed.
  public func meta(cutoff: Season, variant: FeatureVariant, configuration: String? = nil) throws -> MetaModel {
    guard let artifact = try metaArtifact(cutoff: cutoff, variant: variant, configuration: configuration) else {
      throw MetaError.modelMissing(what: "the meta-learner of season \(cutoff)")
    }
    return try MetaModel.load(folder: registry.folder(of: artifact))
  }

  /// The artifact that `meta` loads; nil when it is not committed.
  public func metaArtifact(
    cutoff: Season, variant: FeatureVariant, configuration: String? = nil
  ) throws -> Artifact? {
    if let configuration {
      let name = ArtifactNames.meta(cutoff: cutoff, variant: variant, kind: kind, configuration: configuration)
      return try registry.current(name.kind, key: name.key)
    }
    let champion = try registry.champion(of: ArtifactNames.line(kind, variant))
    if let champion,
      let found = try metaArtifact(cutoff: cutoff, variant: variant, configuration: champion.configuration)
    {
      return found
    }
    let prefix = ArtifactNames.metaPrefix(cutoff: cutoff, variant: variant, kind: kind)
    return try registry.current(.meta).filter { $0.key.hasPrefix(prefix) }.max { $0.id < $1.id }
  }

  /// How points, rebounds and assists of a meta-learner move together; nil where none is committed that belongs to it.
  ///
  /// - Throws: `ForecastingError.damagedCombined`, `.tooLate`; `RegistryError.corruptArtifact` for bytes that were not committed.
  public func combined(for meta: MetaManifest, hash: String) throws -> CombinedModel? {
    let name = ArtifactNames.combined(of: meta)
    guard let artifact = try registry.current(name.kind, key: name.key) else { return nil }
    return try CombinedModel.read(try registry.data(CombinedModel.fileName, of: artifact), for: meta, hash: hash)
  }

  /// The cut-off seasons of the meta-learners that are there, in order.
  ///
  /// - Parameter configuration: Of this configuration only; nil for all.
  public func metas(variant: FeatureVariant, configuration: String? = nil) throws -> [Season] {
    let known = try registry.current(.meta).map(\.key)
    return (Season.first...Season.last.next).filter { cutoff in
      let prefix = ArtifactNames.metaPrefix(cutoff: cutoff, variant: variant, kind: kind)
      return known.contains { $0.hasPrefix(prefix + (configuration?.prefix(12) ?? "")) }
    }
  }
}
