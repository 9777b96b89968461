import BoxScores
import Features
import Foundation
import MetaLearner
import Registry
import Synchronization
import Windows

/// The trained models of a workspace, each read once, its files checked against its manifest.
///
/// There is nothing here that trains: what is not on the shelf is refused by name.
public final class ModelShelf: Sendable {
  public let registry: Registry
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
    let model = try WindowModel.load(folder: registry.folder(of: artifact))
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

  /// - Throws: `MetaError.modelMissing` when it is not committed.
  public func meta(cutoff: Season, variant: FeatureVariant) throws -> MetaModel {
    let name = ArtifactNames.meta(cutoff: cutoff, variant: variant, kind: kind)
    guard let artifact = try registry.current(name.kind, key: name.key) else {
      throw MetaError.modelMissing(what: "the meta-learner of season \(cutoff)")
    }
    return try MetaModel.load(folder: registry.folder(of: artifact))
  }

  /// The cut-off seasons of the meta-learners that are there, in order.
  public func metas(variant: FeatureVariant) throws -> [Season] {
    let known = Set(try registry.current(.meta).map(\.key))
    return (Season.first...Season.last.next).filter {
      known.contains(ArtifactNames.meta(cutoff: $0, variant: variant, kind: kind).key)
    }
  }
}
