import Foundation
import NIOCore
import Pipeline
import Registry

/// Tells everybody who listens what changed: the windows' states and who trains, and how far a training is.
actor EventHub {
  /// Streams at a time.
  static let mostStreams = 64
  /// Events that a slow listener may be behind; older ones are dropped.
  static let mostBehind = 32
  static let silence = Duration.seconds(15)

  struct Status: Encodable, Equatable {
    /// State by window's id.
    let windows: [String: String]
    let training: StatusReport.Training
  }

  struct Progress: Encodable, Equatable {
    let what: String
    let step: String?
    let done: Int
    let of: Int
    let fraction: Double
    let secondsLeft: Double?
    let note: String

    init?(_ holder: LeaseHolder?) {
      guard let holder, let note = ProgressNote(holder) else { return nil }
      what = holder.purpose
      step = note.step
      done = note.done
      of = note.of
      fraction = note.fraction
      secondsLeft = note.secondsLeft
      self.note = note.note
    }

    private enum Key: String, CodingKey { case what, step, done, of, fraction, secondsLeft, note }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(what, forKey: .what)
      try container.encode(step, forKey: .step)
      try container.encode(done, forKey: .done)
      try container.encode(of, forKey: .of)
      try container.encode(fraction, forKey: .fraction)
      try container.encode(secondsLeft, forKey: .secondsLeft)
      try container.encode(note, forKey: .note)
    }
  }

  private let metrics: ServerMetrics
  /// The windows' states as they are now.
  private let windows: @Sendable () async -> [String: String]
  private var listeners: [Int: AsyncStream<ByteBuffer>.Continuation] = [:]
  private var next = 0
  private var status: Status?
  private var progress: Progress?
  private var lastSaid = ContinuousClock.now

  init(metrics: ServerMetrics, windows: @escaping @Sendable () async -> [String: String]) {
    self.metrics = metrics
    self.windows = windows
  }

  /// A stream that begins with how things stand.
  /// - Throws: 503 when too many listen.
  func listen(_ holder: LeaseHolder?) async throws -> AsyncStream<ByteBuffer> {
    guard listeners.count < Self.mostStreams else {
      throw Problem(
        503, "server.streams", "\(listeners.count) event streams are open", expected: "at most \(Self.mostStreams)",
        headers: [.retryAfter: "30"])
    }
    next += 1
    let number = next
    let (stream, continuation) = AsyncStream.makeStream(
      of: ByteBuffer.self, bufferingPolicy: .bufferingNewest(Self.mostBehind))
    continuation.onTermination = { [weak self] _ in Task { await self?.forget(number) } }
    listeners[number] = continuation
    metrics.streams(listeners.count)
    let status = Status(windows: await windows(), training: .init(holder))
    self.status = status
    continuation.yield(try EventStream.event("status", status))
    if let now = Progress(holder) { continuation.yield(try EventStream.event("progress", now)) }
    return stream
  }

  private func forget(_ number: Int) {
    listeners[number] = nil
    metrics.streams(listeners.count)
  }

  /// Says what is another than it was; a sign of life where nothing was said for long.
  func tell(_ holder: LeaseHolder?) async {
    guard !listeners.isEmpty else { return }
    let now = Status(windows: await windows(), training: .init(holder))
    if now != status {
      status = now
      say(try? EventStream.event("status", now))
    }
    let progress = Progress(holder)
    if let progress, progress != self.progress { say(try? EventStream.event("progress", progress)) }
    self.progress = progress
    if ContinuousClock.now - lastSaid > Self.silence { say(EventStream.keepAlive) }
  }

  private func say(_ bytes: ByteBuffer?) {
    guard let bytes else { return }
    lastSaid = .now
    for listener in listeners.values { listener.yield(bytes) }
  }
}
