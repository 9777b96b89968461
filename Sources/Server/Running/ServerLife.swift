import Logging
import ServiceLifecycle
import UnixSignals

/// Runs the services until they are asked to stop, and lets them end in their own time, but not for ever.
struct ServerLife: Sendable {
  let group: ServiceGroup
  /// Seconds from the wish to stop.
  let grace: Double
  let log: Logger

  private enum Event: Sendable {
    case ended((any Error)?)
    case failed(any Error)
    case signal
    case late
  }

  /// - Parameter failing: What the services cannot do without; they end when it gives an error.
  /// - Throws: That error; what the services throw.
  func run(_ signals: [UnixSignal], unless failing: Task<(any Error)?, Never>) async throws -> ServerEnding {
    let (events, teller) = AsyncStream.makeStream(of: Event.self)
    // Listened to before anything can be asked, so that no signal finds the process as it was.
    let caught = await UnixSignalsSequence(trapping: signals)
    let listening = Task { for await _ in caught { teller.yield(.signal) } }
    let group = group
    let serving = Task {
      do {
        try await group.run()
        teller.yield(.ended(nil))
      } catch {
        teller.yield(.ended(error))
      }
    }
    let waiting = Task { if let error = await failing.value { teller.yield(.failed(error)) } }
    var timer: Task<Void, Never>?
    defer {
      failing.cancel()
      waiting.cancel()
      listening.cancel()
      timer?.cancel()
    }
    return try await withTaskCancellationHandler {
      var isStopping = false
      for await event in events {
        switch event {
        case .ended(let error):
          if let error { throw error }
          return .whole
        case .failed(let error):
          serving.cancel()
          await serving.value
          throw error
        case .signal where !isStopping:
          isStopping = true
          log.notice("stopping", metadata: ["grace": "\(Int(grace)) s"])
          timer = Task { [grace] in
            try? await Task.sleep(for: .seconds(grace))
            if !Task.isCancelled { teller.yield(.late) }
          }
          await group.triggerGracefulShutdown()
        case .signal, .late:
          let isLate = if case .late = event { true } else { false }
          log.warning("cut off", metadata: ["after": isLate ? "\(Int(grace)) s" : "a second signal"])
          serving.cancel()
          return .cutOff(atOnce: !isLate)
        }
      }
      // The task was cancelled, and the services with it.
      await serving.value
      return .whole
    } onCancel: {
      serving.cancel()
    }
  }
}
