import BoxScores
import Features
import Foundation
import Learners
import Registry
import Synchronization

/// A workspace as one command uses it: its games, features and registry, each opened when it is first needed.
public final class WorkspaceSession: Sendable {
  public let workspace: Workspace
  public let store: DataStore
  public let threads: Int
  /// Models trained side by side; the threads are shared out among them.
  public let jobs: Int
  /// Where networks are trained.
  public let device: Device.Choice
  public let settings: ModelSettings
  private let state = Mutex(State())

  private struct State {
    var histories: [History]?
    var registry: Registry?
  }

  public init(
    folder: URL, threads: Int, jobs: Int? = nil, device: Device.Choice = .auto,
    settings: ModelSettings = ModelSettings()
  ) throws {
    workspace = Workspace(folder)
    store = DataStore(folder: workspace.data)
    self.threads = threads
    self.jobs = max(1, jobs ?? threads)
    self.device = device
    self.settings = settings
  }

  public var folder: URL { workspace.root }

  /// The record of what is committed; made where there is none.
  public func registry() throws -> Registry {
    try state.withLock { state in
      if let known = state.registry { return known }
      let opened = try Registry(workspace)
      state.registry = opened
      return opened
    }
  }

  /// The games of each kind that has any: real ones first.
  public func histories() throws -> [History] {
    try state.withLock { state in
      if let known = state.histories { return known }
      let found = try DataKind.allCases.compactMap { kind -> History? in
        let table = try store.loadTable(kind)
        guard table.count > 0 else { return nil }
        return History(
          table: table, players: try store.players(kind), seasonHashes: try store.seasonHashes(kind),
          workspace: workspace, threads: threads)
      }
      state.histories = found
      return found
    }
  }

  public func history(_ kind: DataKind) throws -> History? { try histories().first { $0.kind == kind } }

  /// The seasons that have games of a kind.
  public func seasons(_ kind: DataKind) throws -> [Season] { try history(kind)?.seasons ?? [] }

  /// Forgets the games that were read: they have changed.
  func reload() { state.withLock { $0.histories = nil } }
}
