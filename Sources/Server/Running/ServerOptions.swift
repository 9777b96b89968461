import Features
import Foundation

/// How a server is started.
public struct ServerOptions: Sendable {
  /// The address to listen on; any that is not this machine's own needs a token.
  public var host = "127.0.0.1"
  /// 0 takes any free one.
  public var port = 8080
  /// Serve this bundle instead of the workspace.
  public var bundle: URL?
  /// What forecasts know of the night; a bundle has its own, and this is not asked.
  public var variant = FeatureVariant.blind
  /// Threads that a forecast may use.
  public var threads = 1
  /// Asked for everywhere but on `/healthz`, `/readyz`, `/openapi.json` and the pages; needed on a host that is not this machine's own.
  public var token: AccessToken?
  /// Requests a second of one client; 0 for any number.
  public var rate = 500.0
  /// Connections at a time.
  public var connections = 512
  /// How long a client may take for each part of a request.
  var deadlines = ConnectionGuard.Deadlines()
  /// Seconds that requests under way have when the server is asked to stop.
  public var grace = 20.0
  /// Seconds between two looks at the registry.
  public var lookEvery = 1.0
  public var engine = Engine.Settings()
  /// Where its pages lie.
  public var dashboard = DashboardPlace.find()

  public init() {}

  /// The environment variable that holds the token.
  public static let tokenVariable = "FULLCOURT_TOKEN"

  /// The token that the environment names; nil where the variable is not set or empty.
  public static func token(in environment: [String: String]) -> AccessToken? {
    environment[tokenVariable].flatMap { $0.isEmpty ? nil : AccessToken($0) }
  }

  /// - Throws: `ServerError` when this would let strangers in.
  public func check(environment: [String: String]) throws(ServerError) {
    if let text = environment[Self.tokenVariable], !text.isEmpty, text.utf8.count < AccessToken.shortest {
      throw .weakToken(characters: text.utf8.count)
    }
    guard Self.isLoopback(host) || token != nil else { throw .tokenNeeded(host: host) }
  }

  static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return parts.count == 4 && parts.allSatisfy { $0 != nil } && parts[0] == 127
  }
}
