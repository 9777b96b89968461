import Hummingbird
import NIOCore

/// What is known of a request beside its bytes: who sent it.
public struct ServerContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// The client's address without its port.
  let client: String

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    client = source.channel.remoteAddress?.ipAddress ?? "local"
  }
}
