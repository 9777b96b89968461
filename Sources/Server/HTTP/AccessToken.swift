import Foundation
import HTTPTypes

/// The secret that a client from elsewhere has to show. It is never printed.
public struct AccessToken: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Fewer characters are too easy to guess.
  public static let shortest = 16
  private let bytes: [UInt8]

  public init(_ text: String) { bytes = Array(text.utf8) }

  public var description: String { "(a token)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// Whether a text is the token: in a time that does not tell how much of it is right.
  func matches(_ other: some StringProtocol) -> Bool {
    let other = Array(other.utf8)
    var difference = bytes.count ^ other.count
    for index in 0..<max(bytes.count, other.count) {
      let own = bytes.isEmpty ? 0 : bytes[index % bytes.count]
      difference |= Int(own ^ (index < other.count ? other[index] : 0))
    }
    return difference == 0
  }

  /// - Throws: 401 without the token.
  func check(_ headers: HTTPFields) throws(Problem) {
    let sent = headers[.authorization] ?? ""
    let parts = sent.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer", matches(parts[1]) else {
      throw Problem(
        401, "request.token", sent.isEmpty ? "no token was sent" : "the token is not the one of this server",
        expected: "Authorization: Bearer TOKEN",
        mend: "send the token that the server was started with (FULLCOURT_TOKEN)",
        headers: [.wwwAuthenticate: "Bearer realm=\"fullcourt\""])
    }
  }
}
