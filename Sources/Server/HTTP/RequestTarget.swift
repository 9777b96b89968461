/// The path and query of a request, read strictly: what cannot be told beyond doubt is refused.
struct RequestTarget: Sendable {
  /// The parts between the slashes; none for `/`.
  let path: [String]
  /// In the order of the request.
  let query: [(name: String, value: String)]

  static let longest = 8_192
  static let mostParameters = 64

  /// - Parameter text: As it stands in the request's first line.
  init(_ text: String) throws(Problem) {
    guard text.utf8.count <= Self.longest else {
      throw Problem(
        414, "request.target", "the path and query have \(text.utf8.count) bytes", expected: "at most \(Self.longest)")
    }
    let target = Self.origin(text)
    let end = target.firstIndex(of: "?") ?? target.endIndex
    path = try Self.path(String(target[..<end]))
    let rest = end < target.endIndex ? target[target.index(after: end)...] : ""
    query = try Self.query(String(rest.prefix { $0 != "#" }))
  }

  /// Without `http://host`, as proxies write it.
  private static func origin(_ text: String) -> Substring {
    for scheme in ["http://", "https://"] where text.lowercased().hasPrefix(scheme) {
      let rest = text.dropFirst(scheme.count)
      return rest.firstIndex { $0 == "/" || $0 == "?" }.map { rest[$0...] } ?? "/"
    }
    return text[...]
  }

  /// No path of this server needs an escape, so whatever carries one (`%2e`, `%252e`, `%00`) is refused, and so is every
  /// other way to leave a folder.
  private static func path(_ text: String) throws(Problem) -> [String] {
    let refused = Problem(
      400, "request.path", "the path is not one of this server",
      expected: "letters, digits and ._-/ without '..' or '//'")
    guard text.hasPrefix("/") || text.isEmpty, !text.contains("//") else { throw refused }
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "/"):
        true
      default: false
      }
    }
    guard isPlain else { throw refused }
    let parts = text.split(separator: "/").map(String.init)
    guard parts.allSatisfy({ $0 != "." && $0 != ".." }) else { throw refused }
    return parts
  }

  private static func query(_ text: String) throws(Problem) -> [(name: String, value: String)] {
    guard !text.isEmpty else { return [] }
    var found: [(name: String, value: String)] = []
    for piece in text.split(separator: "&", omittingEmptySubsequences: true) {
      let end = piece.firstIndex(of: "=") ?? piece.endIndex
      let value = end < piece.endIndex ? piece[piece.index(after: end)...] : ""
      guard let name = decoded(piece[..<end]), let value = decoded(value) else {
        throw Problem(
          400, "request.query", "the query cannot be read", expected: "UTF-8 text with whole escapes, such as %20")
      }
      found.append((name, value))
    }
    guard found.count <= mostParameters else {
      throw Problem(
        400, "request.query", "the query has \(found.count) parameters", expected: "at most \(mostParameters)")
    }
    return found
  }

  /// Nil for a broken escape, for what is no UTF-8, and for control characters.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(hex), let low = rest.popFirst().flatMap(hex) else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 })
    else { return nil }
    return text
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
