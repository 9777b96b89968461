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
  /// Threads that the work of this session may use.
  public let threads: Int
  /// Models trained side by side; the threads are shared out among them.
  public let jobs: Int
  /// Where networks are trained.
  public let device: Device.Choice
  public let settings: ModelSettings
  /// What it runs on, as the budget knows it.
  public let machine: String
  /// How the user calls the program for this workspace, for advice.
  public let tool: String
  /// Looks only: no registry is made, nothing is written.
  public let isReadOnly: Bool
  /// Whether a registry is made where there is none; where not, it is as if an empty one were there.
  public let makesRegistry: Bool
  /// What a training tells other processes.
  let journal = ProgressJournal()
  private let now: @Sendable () -> Double
  private let state = Mutex(State())

  private struct State {
    /// By kind, those that were asked for; nil for a kind without games.
    var histories: [DataKind: History?] = [:]
    var registry: Registry?
    var accounts: StepAccounts?
  }

  /// - Parameters:
  ///   - machine: What steps are charged for; it has to be in the budget unless it is `local`.
  ///   - isReadOnly: Nothing is written, and a registry that is not there is an error.
  ///   - makesRegistry: False for who only asks: a folder that was mistyped is not made, and holds nothing.
  ///   - now: Seconds on a clock that never goes back: what machine time is measured by.
  public init(
    folder: URL, threads: Int, jobs: Int? = nil, device: Device.Choice = .auto,
    settings: ModelSettings = ModelSettings(), machine: String = Machine.local.name, tool: String = "fullcourt",
    isReadOnly: Bool = false, makesRegistry: Bool = true,
    now: @escaping @Sendable () -> Double = WorkspaceSession.uptime
  ) throws {
    self.machine = machine
    self.tool = tool
    self.isReadOnly = isReadOnly
    self.makesRegistry = makesRegistry
    self.now = now
    workspace = Workspace(folder)
    store = DataStore(folder: workspace.data)
    self.threads = threads
    self.jobs = max(1, jobs ?? threads)
    self.device = device
    self.settings = settings
  }

  /// Seconds since this process first asked.
  public static let uptime: @Sendable () -> Double = {
    let start = ContinuousClock.now
    return { (ContinuousClock.now - start) / .seconds(1) }
  }()

  /// What this command's steps are charged to.
  func accounts() throws -> StepAccounts {
    let registry = try registry()
    return state.withLock { state in
      if let known = state.accounts { return known }
      let made = StepAccounts(ledger: registry.ledger, machine: machine, clock: StepClock(now: now))
      state.accounts = made
      return made
    }
  }

  public var folder: URL { workspace.root }

  /// The record of what is committed; made where there is none, unless the session only looks.
  public func registry() throws -> Registry {
    try state.withLock { state in
      // A registry that was made meanwhile takes the place of the empty one: a server looks again and again.
      if let known = state.registry, !(known.isStandIn && workspace.exists) { return known }
      let opened = try openRegistry()
      state.registry = opened
      return opened
    }
  }

  private func openRegistry() throws -> Registry {
    guard isReadOnly else {
      return try makesRegistry || workspace.exists ? Registry(workspace) : Registry(nothingIn: workspace)
    }
    // Games without a registry: nothing was trained yet, and 27 windows are missing.
    let hasGames = try !workspace.exists && DataKind.allCases.contains { try !store.seasonHashes($0).isEmpty }
    return try hasGames ? Registry(nothingIn: workspace) : Registry(reading: workspace)
  }

  /// For who asks about what only a registry can hold.
  /// - Throws: `SessionError.noRegistry` where there is none.
  public func requireRegistry() throws(SessionError) {
    guard workspace.exists else { throw .noRegistry(workspace: folder.path) }
  }

  /// The right to train; whoever has it tells others how far it is.
  /// - Throws: `RegistryError.busy`
  func lease(purpose: String) throws -> Lease {
    let lease = try registry().acquireLease(purpose: purpose)
    journal.attach(lease)
    return lease
  }

  /// The games of each kind that has any: real ones first.
  public func histories() throws -> [History] { try DataKind.allCases.compactMap { try history($0) } }

  /// The games of a kind; nil where it has none.
  public func history(_ kind: DataKind) throws -> History? {
    try state.withLock { state in
      if let known = state.histories[kind] { return known }
      let found = try read(kind)
      state.histories[kind] = .some(found)
      return found
    }
  }

  private func read(_ kind: DataKind) throws -> History? {
    let table = try store.loadTable(kind, keepsSnapshot: !isReadOnly)
    guard table.count > 0 else { return nil }
    let cache = PlayersCache(data: workspace.data, caches: workspace.caches, kind: kind)
    return History(
      table: table,
      players: try cache?.players(isReadOnly: isReadOnly) { try store.players(kind) } ?? store.players(kind),
      seasonHashes: try store.seasonHashes(kind), workspace: workspace, threads: threads, isReadOnly: isReadOnly)
  }

  /// The seasons that have games of a kind. The games themselves are not read.
  public func seasons(_ kind: DataKind) throws -> [Season] { try store.seasonHashes(kind).keys.sorted() }

  /// Forgets the games that were read: they have changed.
  func reload() { state.withLock { $0.histories = [:] } }
}
