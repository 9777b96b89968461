import Foundation

/// Cuts a CSV text into records and knows the line each began in.
///
/// A record is a line, or several when a quoted field holds line ends (RFC 4180). Strict about quotes: a field is quoted
/// from its first byte to its last or not at all. What cannot be a record of the file, by its quotes, its number of
/// fields, its length or its bytes, is reported with its line, and reading goes on with the next line. Blank lines count
/// as lines and are no records.
struct RecordScanner {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// What is wrong with a line that is no record.
  struct Malformed: Equatable {
    let line: Int
    let reason: String
    /// The line's beginning.
    let text: String
  }

  /// Records are some 300 bytes long; what is longer than this is no record.
  static let longestRecord = 65_536

  /// Fields of the header; the first record is the header and sets it.
  private(set) var fieldCount: Int?
  private(set) var malformed: [Malformed] = []
  /// Well-formed records after the header.
  private(set) var records = 0

  private let source: String
  private var pending: [UInt8] = []
  private var line = 1
  private var isAtStart = true
  private var isSkipping = false

  init(source: String) {
    self.source = source
    pending.reserveCapacity(2 << 20)
  }

  /// Takes the next piece of the text.
  /// - Parameters:
  ///   - header: is given the fields of the first record; it may throw.
  ///   - record: is given each well-formed record, its line and whether quotes occur in it.
  mutating func feed(
    _ piece: UnsafeRawBufferPointer, header: ([String]) throws -> Void, record: (Int, Bytes, Bool) throws -> Void
  ) throws {
    pending.append(contentsOf: piece)
    if isAtStart {
      // The mark that a file may begin with has three bytes: nothing is read before they are there.
      guard pending.count >= 3 else { return }
      try checkStart()
    }
    try scan(isLast: false, header, record)
  }

  /// To be called after the last piece.
  mutating func finish(header: ([String]) throws -> Void, record: (Int, Bytes, Bool) throws -> Void) throws {
    if isAtStart { try checkStart() }
    try scan(isLast: true, header, record)
    if fieldCount == nil { throw ImportError.emptyFile(file: source) }
  }

  private mutating func checkStart() throws {
    isAtStart = false
    if pending.starts(with: [0xef, 0xbb, 0xbf]) { pending.removeFirst(3) }
    if pending.starts(with: [0xff, 0xfe]) || pending.starts(with: [0xfe, 0xff]) {
      throw ImportError.notText(file: source, reason: "it begins as UTF-16 does")
    }
  }

  private mutating func scan(
    isLast: Bool, _ header: ([String]) throws -> Void, _ record: (Int, Bytes, Bool) throws -> Void
  ) throws {
    let buffer = pending
    pending = []
    let used = try buffer.withUnsafeBufferPointer { try scan($0, isLast: isLast, header, record) }
    if used == 0 {
      pending = buffer
    } else {
      pending.reserveCapacity(2 << 20)
      pending.append(contentsOf: buffer[used...])
    }
  }

  /// Returns how many bytes are done with.
  private mutating func scan(
    _ bytes: Bytes, isLast: Bool, _ header: ([String]) throws -> Void, _ record: (Int, Bytes, Bool) throws -> Void
  ) throws -> Int {
    var position = 0
    while position < bytes.count {
      let start = bytes.baseAddress! + position
      let left = bytes.count - position
      let found = memchr(start, 0x0a, left).map { UnsafeRawPointer($0) - UnsafeRawPointer(start) }
      guard let length = found ?? (isLast ? left : nil) else {
        if left <= Self.longestRecord { return position }
        if !isSkipping { try reject("is longer than 65,536 bytes", Bytes(start: start, count: left)) }
        isSkipping = true
        return bytes.count
      }
      if isSkipping {
        isSkipping = false
        line += 1
        position += length + 1
        continue
      }
      var shape = Shape(Bytes(start: start, count: length))
      var end = length
      var lines = 1
      var problem: String?
      if shape.hasQuote {
        let window = min(left, Self.longestRecord + 1)
        switch QuotedRecord.read(Bytes(start: start, count: window)) {
        case .record(let length, _, _) where length == left && !isLast && left <= Self.longestRecord:
          return position
        case .record(let length, _, _) where length == window && window < left:
          problem = "is longer than 65,536 bytes"
        case .record(_, let newlines, let commas) where newlines > 0 && commas + 1 != fieldCount ?? 0:
          // A stray quote must not swallow the good rows that follow it.
          problem = "opens a quote that is not closed where its record ends"
        case .record(let length, let newlines, let commas):
          shape = Shape(Bytes(start: start, count: length))
          shape.commas = commas
          end = length
          lines = newlines + 1
        case .open where !isLast && left <= Self.longestRecord: return position
        case .open: problem = "opens a quote that is never closed"
        case .misplaced(let what): problem = what
        }
      }
      let whole = Bytes(start: start, count: end)
      try take(whole, shape, problem, header, record)
      line += lines
      position += end + 1
    }
    return min(position, bytes.count)
  }

  private mutating func take(
    _ bytes: Bytes, _ shape: Shape, _ problem: String?, _ header: ([String]) throws -> Void,
    _ record: (Int, Bytes, Bool) throws -> Void
  ) throws {
    let bytes = bytes.last == 0x0d ? Bytes(rebasing: bytes.dropLast()) : bytes
    if bytes.allSatisfy({ $0 == 0x20 }) { return }
    var problem = problem
    if problem == nil {
      if bytes.count > Self.longestRecord {
        problem = "is longer than 65,536 bytes"
      } else if shape.hasZero {
        problem = "has zero bytes"
      } else if shape.isBeyondASCII, String(validating: bytes, as: UTF8.self) == nil {
        problem = "is not valid UTF-8"
      } else if let fieldCount, shape.commas + 1 != fieldCount {
        problem = "has \(shape.commas + 1) fields, the header has \(fieldCount)"
      }
    }
    if let problem {
      try reject(problem, bytes)
    } else if fieldCount == nil {
      if !shape.hasQuote, bytes.contains(0x0d) {
        throw ImportError.notText(file: source, reason: "its lines end in CR alone; convert them to LF")
      }
      fieldCount = shape.commas + 1
      try header(CSVFields.split(bytes))
    } else {
      records += 1
      try record(line, bytes, shape.hasQuote)
    }
  }

  private mutating func reject(_ reason: String, _ bytes: Bytes) throws {
    guard fieldCount != nil else { throw ImportError.notText(file: source, reason: "line \(line) \(reason)") }
    let text = String(decoding: bytes.prefix(500), as: UTF8.self).replacing("\0", with: "\u{FFFD}")
    malformed.append(Malformed(line: line, reason: "the line \(reason)", text: text))
  }
}

/// What one look at a record's bytes tells.
private struct Shape {
  var commas: Int
  let hasQuote: Bool
  let hasZero: Bool
  let isBeyondASCII: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var commas = 0
    var quotes: UInt8 = 0
    var zeros: UInt8 = 0
    var all: UInt8 = 0
    for byte in bytes {
      commas &+= byte == 0x2c ? 1 : 0
      quotes |= byte == 0x22 ? 1 : 0
      zeros |= byte == 0 ? 1 : 0
      all |= byte
    }
    self.commas = commas
    hasQuote = quotes != 0
    hasZero = zeros != 0
    isBeyondASCII = all & 0x80 != 0
  }
}

/// Reads a record that has quotes in it.
private enum QuotedRecord {
  enum Outcome {
    /// Its length without the line end, the line ends inside, and the commas outside of quotes.
    case record(length: Int, newlines: Int, commas: Int)
    /// The bytes end within quotes.
    case open
    case misplaced(String)
  }

  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    var newlines = 0
    var commas = 0
    var isQuoted = false
    var isFieldStart = true
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted {
        if byte == 0x22 {
          if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
            index += 1
          } else {
            isQuoted = false
            if index + 1 < bytes.count, ![0x2c, 0x0a, 0x0d].contains(bytes[index + 1]) {
              return .misplaced("has text after a closing quote")
            }
          }
        } else if byte == 0x0a {
          newlines += 1
        }
      } else {
        switch byte {
        case 0x22:
          guard isFieldStart else { return .misplaced("has a quote inside an unquoted field") }
          isQuoted = true
          isFieldStart = false
        case 0x2c:
          commas += 1
          isFieldStart = true
        case 0x0a:
          return .record(length: index, newlines: newlines, commas: commas)
        default:
          isFieldStart = false
        }
      }
      index += 1
    }
    return isQuoted ? .open : .record(length: index, newlines: newlines, commas: commas)
  }
}
