import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry

/// Brings a bundle into a workspace: its models as committed artifacts, its games where there are none, its champion where
/// there is none. Stopped anywhere, it can be run again and goes on.
public struct BundleImport: Sendable {
  /// What `bundle import` prints.
  public struct Report: Sendable, Encodable {
    /// What became of the bundle's games.
    public enum Games: String, Sendable, Encodable {
      /// The workspace had none, and has the bundle's now.
      case installed
      /// The workspace had games of this kind already; they stay as they are.
      case kept
    }

    /// What became of the bundle's champion.
    public enum ChampionState: String, Sendable, Encodable {
      /// The workspace had none, and his configuration is in force now.
      case promoted
      /// The workspace has a champion already, and he stays.
      case kept
      /// The bundle was made without a promotion.
      case none
    }

    /// SHA-256 of the bundle's manifest.
    public let bundle: String
    /// The first season that the models forecast; they know nothing of it.
    public let cutOff: Season
    /// Artifacts that were committed now, as `window 2022-2024`.
    public let committed: [String]
    /// Artifacts that were there already, byte for byte.
    public let present: [String]
    public let games: Games
    public let champion: ChampionState
    /// What to know before it is used, a sentence each; empty where there is nothing.
    public let notes: [String]

    /// What the command prints without `--json`.
    public var text: String {
      var lines = [
        "Bundle \(bundle.prefix(12)): \(committed.count) artifacts committed, \(present.count) were there already."
      ]
      lines.append(
        games == .installed ? "Its games are the workspace's now." : "The workspace has games of its own; they stay.")
      switch champion {
      case .promoted: lines.append("Its champion is the workspace's now.")
      case .kept: lines.append("The workspace's champion stays.")
      case .none: lines.append("It has no champion; the newest generation forecasts.")
      }
      return (lines + notes).joined(separator: "\n")
    }
  }

  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  /// - Parameters:
  ///   - identity: The bundle it has to be, or the first digits of it; nil for any.
  ///   - replaces: Whether the bundle's models take the place of others under the same names.
  /// - Throws: `BundleError.refused`, `BundleImportRefused`, `RegistryError.busy`.
  public func run(_ file: URL, identity: String?, replaces: Bool) throws -> Report {
    let archive = try BundleArchive(file: file, identity: identity)
    let manifest = archive.manifest
    guard manifest.schemaHash == FeatureCatalogue.schemaHash else {
      throw BundleError.refused(
        file: file.path, problem: .schemaDiffers(found: manifest.schemaHash, expected: FeatureCatalogue.schemaHash))
    }
    let registry = try session.registry()
    let lease = try registry.acquireLease(purpose: "bundle import")
    defer { lease.release() }
    let histories = try session.histories()
    let own = histories.first { $0.kind == manifest.kind }
    guard histories.isEmpty || own != nil else {
      throw BundleImportRefused.otherKind(bundle: manifest.kind, workspace: session.folder.path)
    }
    let (todo, present) = try sorted(manifest, registry, replaces: replaces)
    let bundle = try UnpackedBundle(archive, in: session.workspace.staging)
    if own == nil {
      try session.store.install(from: bundle.store.folder)
      session.reload()
    }
    for part in todo { try commit(part, of: bundle, to: registry, lease) }
    return Report(
      bundle: archive.identity, cutOff: manifest.cutOff, committed: todo.map(Self.name),
      present: present.map(Self.name),
      games: own == nil ? .installed : .kept, champion: try promote(manifest, registry), notes: notes(manifest, own))
  }

  /// The parts that are to be committed, and those that are there.
  private func sorted(
    _ manifest: BundleManifest, _ registry: Registry, replaces: Bool
  ) throws -> (todo: [BundleManifest.Part], present: [BundleManifest.Part]) {
    var todo: [BundleManifest.Part] = []
    var present: [BundleManifest.Part] = []
    var inTheWay: [String] = []
    for part in manifest.parts {
      let description = part.description
      guard let known = try registry.current(description.kind, key: description.key) else {
        todo.append(part)
        continue
      }
      if known.sha256 == part.sha256, try registry.verify(known) == .ok {
        present.append(part)
      } else {
        // A damaged one of the same content is mended; another one is in the way.
        if known.sha256 != part.sha256 { inTheWay.append(Self.name(part)) }
        todo.append(part)
      }
    }
    guard inTheWay.isEmpty || replaces else { throw BundleImportRefused.inTheWay(inTheWay) }
    return (todo, present)
  }

  private func commit(
    _ part: BundleManifest.Part, of bundle: UnpackedBundle, to registry: Registry, _ lease: Lease
  ) throws {
    let description = part.description
    let staging = try registry.stage(
      description.kind, key: description.key, fingerprint: "bundle \(bundle.identity)")
    let folder = bundle.folder(of: part)
    for file in bundle.manifest.files(of: part) where !staging.contains(file.path) {
      try staging.write(try Data(contentsOf: folder.appendingPathComponent(file.path)), to: file.path)
    }
    try registry.commit(staging, description, lease: lease)
  }

  private func promote(_ manifest: BundleManifest, _ registry: Registry) throws -> Report.ChampionState {
    guard let record = manifest.promotion else { return .none }
    let line = ArtifactNames.line(manifest.kind, manifest.variant)
    guard try registry.champion(of: line) == nil else { return .kept }
    try registry.promote(
      line: line, configuration: manifest.configurationHash, name: manifest.configuration, record: record,
      expecting: nil)
    return .promoted
  }

  private func notes(_ manifest: BundleManifest, _ own: History?) -> [String] {
    var notes: [String] = []
    if let own {
      let differing = manifest.history.seasons.filter { own.seasonHashes[$0.season] != $0.content }.map(\.season)
      if !differing.isEmpty {
        notes.append(
          "The workspace's games of seasons \(differing.map(\.description).joined(separator: ", ")) are not those the "
            + "models were made with: 'fullcourt plan' shows which of them count as stale.")
      }
    }
    if manifest.kind == .simulated { notes.append("SIMULATED LEAGUE: no real player, team or game.") }
    return notes
  }

  private static func name(_ part: BundleManifest.Part) -> String { "\(part.description.kind) \(part.description.key)" }
}
