import Hummingbird
import NIOCore
import ServiceLifecycle

/// What happens while somebody watches.
enum EventRoutes {
  static func routes(_ engine: Engine, _ hub: EventHub) -> [Route] {
    [
      Route(
        method: .get, path: "/v1/events", operation: "events", tag: "operation",
        summary: "Server-sent events: status at once and when it changes, progress while a training runs.",
        answers: EventStream.contentType, schema: "Text", problems: [503]
      ) { _ in
        let events = try await hub.listen(await engine.standing?.pulse?.holder)
        let body = ResponseBody { writer in
          // A stream ends when the server does: nobody waits for it.
          for await bytes in events.cancelOnGracefulShutdown() { try await writer.write(bytes) }
          try await writer.finish(nil)
        }
        return Answer(stream: body, type: EventStream.contentType)
      }
    ]
  }
}
