import Foundation

/// An answer as it came over the wire.
public struct HTTPAnswer: Sendable {
  public let status: Int
  /// By lower-case name.
  public let headers: [String: String]
  public var body: [UInt8] = []

  init(head: String) throws {
    let lines = head.split(separator: "\r\n", omittingEmptySubsequences: true)
    guard let first = lines.first?.split(separator: " "), first.count >= 2, let status = Int(first[1]) else {
      throw SocketClient.Failure(description: "no answer: \(head)")
    }
    self.status = status
    headers = Dictionary(
      lines.dropFirst().compactMap { line in
        line.firstIndex(of: ":").map { end in
          (line[..<end].lowercased(), line[line.index(after: end)...].trimmingCharacters(in: .whitespaces))
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  public var text: String { String(decoding: body, as: UTF8.self) }

  public func json() throws -> [String: Any] {
    guard let object = try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] else {
      throw SocketClient.Failure(description: "no object: \(text.prefix(200))")
    }
    return object
  }
}
