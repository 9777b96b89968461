/// Reads JSON (RFC 8259) strictly, with the place of every value, for files that come from elsewhere.
///
/// A key that stands twice in an object, more than 64 levels, bytes that are no UTF-8 and anything after the value are
/// refused; numbers are kept as they are written.
struct JSONReader {
  struct Failure: Error {
    let line: Int
    let column: Int
    let found: String
    let expected: String
  }

  static let deepest = 64

  private let bytes: UnsafeRawBufferPointer
  private var index = 0
  private var line = 1
  private var lineStart = 0

  static func parse(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> JSONNode {
    var text = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { text.index = 3 }
    text.skipSpace()
    let node = try text.value(depth: 0)
    text.skipSpace()
    guard text.index == bytes.count else { throw text.failure("the end of the text") }
    return node
  }

  private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func failure(_ expected: String) -> Failure {
    let rest = bytes.count - index
    let found =
      rest == 0
      ? "the end of the text"
      : "'" + String(decoding: UnsafeRawBufferPointer(rebasing: bytes[index..<(index + min(rest, 20))]), as: UTF8.self)
        + "'"
    return Failure(line: line, column: index - lineStart + 1, found: found, expected: expected)
  }

  private mutating func skipSpace() {
    while let byte = next {
      switch byte {
      case 0x20, 0x09, 0x0d: index += 1
      case 0x0a:
        index += 1
        line += 1
        lineStart = index
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONNode {
    guard depth < Self.deepest else { throw failure("at most \(Self.deepest) levels") }
    let (line, column) = (line, index - lineStart + 1)
    func node(_ content: JSONNode.Content) -> JSONNode { JSONNode(content: content, line: line, column: column) }
    switch next {
    case UInt8(ascii: "{"): return node(.object(try object(depth: depth)))
    case UInt8(ascii: "["): return node(.array(try array(depth: depth)))
    case UInt8(ascii: "\""): return node(.string(try string()))
    case UInt8(ascii: "t"): return node(try word("true", .bool(true)))
    case UInt8(ascii: "f"): return node(try word("false", .bool(false)))
    case UInt8(ascii: "n"): return node(try word("null", .null))
    default: return node(.number(try number()))
    }
  }

  private mutating func word(_ word: String, _ content: JSONNode.Content) throws(Failure) -> JSONNode.Content {
    let letters = Array(word.utf8)
    guard bytes.count - index >= letters.count, bytes[index..<(index + letters.count)].elementsEqual(letters) else {
      throw failure("a JSON value")
    }
    index += letters.count
    return content
  }

  private mutating func object(depth: Int) throws(Failure) -> [String: JSONNode] {
    index += 1
    var members: [String: JSONNode] = [:]
    skipSpace()
    if next == UInt8(ascii: "}") {
      index += 1
      return members
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("a key in quotes") }
      let place = index
      let key = try string()
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw failure("':'") }
      index += 1
      skipSpace()
      let member = try value(depth: depth + 1)
      guard members.updateValue(member, forKey: key) == nil else {
        throw Failure(
          line: member.line, column: max(1, place - lineStart + 1), found: "the key '\(key.prefix(40))' a second time",
          expected: "each key once")
      }
      skipSpace()
      if next == UInt8(ascii: ",") {
        index += 1
      } else if next == UInt8(ascii: "}") {
        index += 1
        return members
      } else {
        throw failure("',' or '}'")
      }
    }
  }

  private mutating func array(depth: Int) throws(Failure) -> [JSONNode] {
    index += 1
    var nodes: [JSONNode] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      index += 1
      return nodes
    }
    while true {
      skipSpace()
      nodes.append(try value(depth: depth + 1))
      skipSpace()
      if next == UInt8(ascii: ",") {
        index += 1
      } else if next == UInt8(ascii: "]") {
        index += 1
        return nodes
      } else {
        throw failure("',' or ']'")
      }
    }
  }

  private mutating func number() throws(Failure) -> String {
    let start = index
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false }
    if next == UInt8(ascii: "-") { index += 1 }
    guard isDigit(next) else {
      index = start
      throw failure("a JSON value")
    }
    if next == UInt8(ascii: "0") { index += 1 } else { while isDigit(next) { index += 1 } }
    if next == UInt8(ascii: ".") {
      index += 1
      guard isDigit(next) else { throw failure("a digit after the point") }
      while isDigit(next) { index += 1 }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      guard isDigit(next) else { throw failure("a digit of the exponent") }
      while isDigit(next) { index += 1 }
    }
    return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
  }

  private mutating func string() throws(Failure) -> String {
    let start = index
    index += 1
    var collected: [UInt8] = []
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: collected, as: UTF8.self) else {
          index = start
          throw failure("a text in UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &collected)
      case 0..<0x20:
        index -= 1
        throw failure("no control characters within a text")
      default: collected.append(byte)
      }
    }
    index = start
    throw failure("a text that ends with a quote")
  }

  private mutating func escape(into collected: inout [UInt8]) throws(Failure) {
    let letter = next
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): collected.append(letter!)
    case UInt8(ascii: "b"): collected.append(0x08)
    case UInt8(ascii: "f"): collected.append(0x0c)
    case UInt8(ascii: "n"): collected.append(0x0a)
    case UInt8(ascii: "r"): collected.append(0x0d)
    case UInt8(ascii: "t"): collected.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xd800..<0xdc00).contains(code) {
        guard next == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") else {
          throw failure("the second half of a surrogate pair")
        }
        index += 2
        let low = try hexadecimal()
        guard (0xdc00..<0xe000).contains(low) else { throw failure("the second half of a surrogate pair") }
        code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw failure("a character") }
      collected.append(contentsOf: String(scalar).utf8)
    default:
      index = min(index - 1, bytes.count)
      throw failure("an escape of JSON")
    }
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}
