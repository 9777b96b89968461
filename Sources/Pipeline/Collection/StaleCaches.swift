import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry
import Windows

/// Caches of a workspace that nobody will read again: of games that are gone, of models that were replaced, of features that
/// have changed.
struct StaleCaches {
  private let session: WorkspaceSession

  init(_ session: WorkspaceSession) { self.session = session }

  /// - Complexity: O(games), for the check of each feature matrix.
  func find() throws -> [Leftover] {
    try matrices() + snapshots() + states() + players() + forecasts()
  }

  private func matrices() throws -> [Leftover] {
    let histories = try session.histories()
    var stale: [String] = []
    for name in names(in: "features") {
      if name.hasSuffix(".f32.partial") { stale.append(name) }
      guard let kind = DataKind.allCases.first(where: { "\($0.rawValue).f32" == name }) else { continue }
      if histories.first(where: { $0.kind == kind })?.hasFreshMatrix != true { stale.append(name) }
    }
    return stale.map { leftover("features/\($0)") }
  }

  private func snapshots() throws -> [Leftover] {
    let kinds = Set(try session.histories().map(\.kind))
    return names(in: "data/cache").filter { name in
      DataKind.allCases.contains { !kinds.contains($0) && name == "\($0.rawValue).snapshot" }
    }.map { leftover("data/cache/\($0)") }
  }

  private func states() throws -> [Leftover] {
    let known = try session.histories().map { (kind: $0.kind, content: $0.stateContent, players: $0.players) }
    let cache = AsOfCache(folder: session.workspace.caches)
    return cache.files().filter { cache.isStale($0, known) }.map { leftover("cache/\($0.lastPathComponent)") }
  }

  private func players() throws -> [Leftover] {
    let kinds = Set(try session.histories().map(\.kind))
    return DataKind.allCases.filter { kind in
      let cache = PlayersCache(data: session.workspace.data, caches: session.workspace.caches, kind: kind)
      let isThere = names(in: "cache").contains(PlayersCache.name(kind))
      return isThere && (!kinds.contains(kind) || cache?.isStale != false)
    }.map { leftover("cache/\(PlayersCache.name($0))") }
  }

  private func forecasts() throws -> [Leftover] {
    let registry = try session.registry()
    var current: Set<String> = []
    let histories = try session.histories()
    let models = try [ArtifactKind.window, .vintage, .league].flatMap { try registry.current($0) }.compactMap {
      try hash($0, registry)
    }
    for hash in models {
      for history in histories {
        for season in history.seasons {
          current.insert(
            ForecastCache.key(model: hash, rows: history.rowsHash(through: season), season: season))
        }
      }
    }
    let cache = ForecastCache(folder: session.folder.appendingPathComponent("cache"))
    return cache.keys().sorted { $0.key < $1.key }.filter { entry in
      entry.value.map { !current.contains($0) } ?? true
    }.map { leftover("cache/\($0.key).f32") }
  }

  /// SHA-256 of a model's manifest; nil for one that cannot be read.
  private func hash(_ artifact: Artifact, _ registry: Registry) throws -> String? {
    let folder = try registry.folder(of: artifact)
    if artifact.kind == .league { return (try? LeagueManifest.read(folder: folder)).map(StableJSON.hash) }
    return (try? WindowManifest.read(folder: folder)).map(StableJSON.hash)
  }

  private func names(in folder: String) -> [String] {
    let url = session.folder.appendingPathComponent(folder)
    return ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }

  private func leftover(_ path: String) -> Leftover {
    let url = session.folder.appendingPathComponent(path)
    let size = (try? FileManager.default.attributesOfItem(atPath: url.path)[.size] as? NSNumber)??.int64Value
    return Leftover(path: path, bytes: size ?? 0, reason: .staleCache)
  }
}
