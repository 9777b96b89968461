import NativeLibraries

/// Why a server does not start.
public enum ServerError: FullcourtError, Equatable {
  /// Others than this machine could ask, and no token was set.
  case tokenNeeded(host: String)
  /// The token is too short.
  case weakToken(characters: Int)
  /// The address or the port cannot be had; the reason is the system's.
  case cannotListen(host: String, port: Int, reason: String)

  public var exitCode: ExitCode {
    switch self {
    case .tokenNeeded, .weakToken: .usage
    case .cannotListen: .unavailable
    }
  }

  public var message: String {
    switch self {
    case .tokenNeeded(let host):
      "on host '\(host)' others than this machine can ask, and no token was set. Set one in the environment "
        + "(\(ServerOptions.tokenVariable), \(AccessToken.shortest) characters or more), or listen on 127.0.0.1."
    case .weakToken(let characters):
      "the token in \(ServerOptions.tokenVariable) has \(characters) characters: expected \(AccessToken.shortest) or more, "
        + "such as those of: openssl rand -hex 24"
    case .cannotListen(let host, let port, let reason):
      "cannot listen on \(host), port \(port): \(reason). Name another port with --port."
    }
  }
}
