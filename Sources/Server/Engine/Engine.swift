import BoxScores
import Features
import Forecasting
import Foundation
import Logging
import NIOCore
import Pipeline
import Registry
import Synchronization

/// What answers: the model in force, the days that were forecast with it, and a look now and then at whether another one
/// came into force. A new model is loaded beside the old one, forecasts what was asked for last, and takes its place in one
/// step; requests that began with the old one end with it.
public actor Engine {
  /// How much is kept, and how much is done at a time.
  public struct Settings: Sendable {
    /// Days kept in memory.
    public var mostDays = 16
    /// Different days being forecast at a time; one more is refused.
    public var mostWaiting = 4
    /// Days that a new model forecasts before it takes over.
    public var warmDays = 2

    public init() {}
  }

  /// Makes a session that looks only; a new one each time the games are read again.
  typealias MakeSession = @Sendable () throws -> WorkspaceSession

  enum Origin: Sendable {
    case workspace(MakeSession, variant: FeatureVariant)
    case bundle(URL, threads: Int)
  }

  let origin: Origin
  let settings: Settings
  let metrics: ServerMetrics
  let log: Logger
  private let loading = WorkQueue("loading")
  private let loads = Atomic<Int>(0)
  private let forecasting = WorkQueue("forecasting")

  private(set) var model: ServingModel?
  private(set) var session: WorkspaceSession?
  private(set) var problem: NotReady? = NotReady(
    code: "server.loading", reason: "the model is being loaded", mend: "ask again in a few seconds")
  private(set) var standing: Standing?
  /// Why the bundle cannot be served.
  private(set) var bundleFailure: (any Error)?
  /// The last look that led to a loading, whatever came of it.
  private var tried: Standing?
  private var days: [ServedDay] = []
  private var waiting: [GameDay: (model: ObjectIdentifier, task: Task<ServedDay, any Error>)] = [:]

  init(_ origin: Origin, settings: Settings = Settings(), metrics: ServerMetrics, log: Logger) {
    self.origin = origin
    self.settings = settings
    self.metrics = metrics
    self.log = log
  }

  // MARK: - Looking

  /// Looks whether something changed, and loads what did. A look that is asked for during another one comes after it.
  func look() async {
    // Each waits for the one before it. (A loop that asks whether that one is over would never let its caller say so.)
    let earlier = looking
    let task = Task {
      await earlier?.value
      await self.lookOnce()
    }
    looking = task
    await task.value
    if looking == task { looking = nil }
  }

  /// A model is being read, or forecasts to begin with, on a thread that cannot be stopped.
  nonisolated var isLoading: Bool { loads.load(ordering: .relaxed) > 0 }

  private func lookOnce() async {
    loads.add(1, ordering: .relaxed)
    defer { loads.subtract(1, ordering: .relaxed) }
    switch origin {
    case .bundle(let file, let threads): if model == nil { await load(bundle: file, threads) }
    case .workspace(let make, let variant): await look(make, variant)
    }
  }

  private func load(bundle file: URL, _ threads: Int) async {
    do {
      let made = try await loading.run { try ServingModel(bundle: file, threads: threads) }
      await takeOver(made)
    } catch {
      // It will not become another one: there is nothing to serve, and nothing to wait for.
      bundleFailure = error
      fail(NotReady(loading: error, tool: "fullcourt"))
    }
  }

  private func look(_ make: @escaping MakeSession, _ variant: FeatureVariant) async {
    do {
      let current = session
      // A registry that was not there, or was put in the place of another, is opened anew.
      let probe = try await loading.run { () -> (WorkspaceSession, Standing) in
        let session = try current ?? make()
        let found = Standing(session)
        return (session, found)
      }
      var seen = probe.1
      standing = seen
      // Reports are given from a registry that can be read, with or without a model.
      if seen.problem == nil, session == nil { session = probe.0 }
      guard seen.differs(from: tried) else { return }
      tried = seen
      if let problem = seen.problem { return fail(problem) }
      let keepsGames = model != nil && seen.games == servedGames
      let old = keepsGames ? model : nil
      let (fresh, made) = try await loading.run { () -> (WorkspaceSession, ServingModel) in
        let session = keepsGames ? probe.0 : try make()
        return (session, try ServingModel(session, variant: variant, sharing: old))
      }
      seen = Standing(fresh)
      session = fresh
      servedGames = seen.games
      await takeOver(made)
    } catch {
      fail(NotReady(loading: error, tool: "fullcourt"))
    }
  }

  private var working = 0
  private var looking: Task<Void, Never>?
  /// The games that the model in force knows.
  private var servedGames: String?

  private func takeOver(_ made: ServingModel) async {
    let wanted = days.suffix(settings.warmDays).map(\.date) + [made.defaultDay].compactMap(\.self)
    var warm: [ServedDay] = []
    for date in Set(wanted).sorted() {
      if let day = try? await compute(date, made) { warm.append(day) }
    }
    model = made
    problem = nil
    days = warm
    let facts = made.championFacts
    metrics.loaded(facts)
    metrics.days(days.count)
    log.notice(
      "model in force",
      metadata: ["champion": "\(facts?.key ?? "-")", "configuration": "\(facts?.configuration ?? "-")"])
    MemoryTrim.run()
  }

  private func fail(_ reason: NotReady) {
    metrics.failed()
    log.error("model not loaded", metadata: ["code": "\(reason.code)", "reason": "\(reason.reason)"])
    problem = reason
    // An old model that is whole goes on answering.
    if model == nil { metrics.unready() }
  }

  // MARK: - Answering

  /// The model in force.
  /// - Throws: 503 with the reason where there is none.
  func current() throws(Problem) -> ServingModel {
    guard let model else { throw .notReady(problem ?? NotReady(code: "server.loading", reason: "no model", mend: "")) }
    return model
  }

  /// A day's forecasts, made now where they are not in memory. Who asks for a day that is being made waits for it.
  func day(_ date: GameDay) async throws -> ServedDay {
    let model = try current()
    if let index = days.firstIndex(where: { $0.date == date && $0.model === model }) {
      let found = days.remove(at: index)
      days.append(found)
      metrics.forecasts(from: .day)
      return found
    }
    if let known = waiting[date], known.model == ObjectIdentifier(model) {
      metrics.forecasts(from: .shared)
      return try await known.task.value
    }
    guard waiting.count < settings.mostWaiting else {
      throw Problem(
        503, "server.busy", "\(waiting.count) days are being forecast",
        expected: "at most \(settings.mostWaiting) at a time",
        mend: "ask again in a few seconds", headers: [.retryAfter: "5"])
    }
    metrics.forecasts(from: .computed)
    let task = Task { try await self.compute(date, model) }
    waiting[date] = (ObjectIdentifier(model), task)
    defer { if waiting[date]?.model == ObjectIdentifier(model) { waiting[date] = nil } }
    let made = try await task.value
    // A model that came into force meanwhile has days of its own.
    if self.model === model {
      days.append(made)
      if days.count > settings.mostDays { days.removeFirst(days.count - settings.mostDays) }
      metrics.days(days.count)
    }
    return made
  }

  /// Other long work with the models: one piece at a time, and few that wait.
  /// - Throws: 503 when too many wait.
  func long<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    guard working < settings.mostWaiting else {
      throw Problem(
        503, "server.busy", "\(working) analyses are being made", expected: "at most \(settings.mostWaiting) at a time",
        mend: "ask again in a few seconds", headers: [.retryAfter: "5"])
    }
    working += 1
    defer { working -= 1 }
    return try await forecasting.run {
      defer { MemoryTrim.run() }
      return try work()
    }
  }

  private nonisolated func compute(_ date: GameDay, _ model: ServingModel) async throws -> ServedDay {
    try await forecasting.run {
      let day = ServedDay(date: date, model: model, forecasts: try model.forecasts(on: date))
      MemoryTrim.run()
      return day
    }
  }

  /// Lets go of the model and all that was made with it: what a bundle was laid out in goes with it.
  func close() {
    model = nil
    session = nil
    days = []
    problem = NotReady(code: "server.ended", reason: "the server has ended", mend: "start it again")
  }

  func status() -> StatusReport {
    StatusReport(
      source: isBundle ? "bundle" : "workspace", model: model, problem: problem, holder: standing?.pulse?.holder)
  }

  nonisolated var isBundle: Bool { if case .bundle = origin { true } else { false } }

  /// - Throws: 404 for a server of a bundle, 503 where there is no workspace.
  func workspace() throws(Problem) -> WorkspaceSession {
    guard !isBundle else {
      throw Problem(
        404, "server.bundle", "this server serves a bundle, which has no registry and no ledger",
        mend: "start a server on the workspace: fullcourt serve --workspace DIR")
    }
    guard let session else { throw .notReady(problem ?? NotReady(code: "server.loading", reason: "loading", mend: "")) }
    return session
  }
}
