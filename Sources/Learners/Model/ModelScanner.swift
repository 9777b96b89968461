/// Reads model text line by line and number by number, and knows where it is when something is wrong.
struct ModelScanner {
  let bytes: [UInt8]
  /// The line about to be read, counted from 1.
  private(set) var line = 1
  /// Where it begins.
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next line without its end. Every line ends in a line feed, the last one too.
  mutating func next() throws(LearnerError) -> Range<Int> {
    var end = position
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    guard end < bytes.count else { throw fault("the end of the text", "another line") }
    defer {
      position = end + 1
      line += 1
    }
    return position..<end
  }

  /// The next line, which must be exactly `text`.
  mutating func expect(_ text: StaticString) throws(LearnerError) {
    let at = line
    let found = try next()
    guard matches(found, text) else { throw fault(quote(found), "`\(text)`", line: at) }
  }

  /// What follows `key=` on the next line.
  mutating func value(of key: StaticString) throws(LearnerError) -> Range<Int> {
    let at = line
    let found = try next()
    let width = key.utf8CodeUnitCount
    guard found.count > width, bytes[found.lowerBound + width] == UInt8(ascii: "="),
      matches(found.lowerBound..<(found.lowerBound + width), key)
    else { throw fault(quote(found), "`\(key)=`", line: at) }
    return (found.lowerBound + width + 1)..<found.upperBound
  }

  /// The whole number that `range` is.
  func integer(_ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    let negative = index < range.upperBound && bytes[index] == UInt8(ascii: "-")
    if negative { index += 1 }
    guard (1...15).contains(range.upperBound - index) else { return nil }
    var value = 0
    while index < range.upperBound {
      guard let digit = digit(index) else { return nil }
      value = value * 10 + digit
      index += 1
    }
    return negative ? -value : value
  }

  /// Whether `range` is one finite decimal number. Words such as `nan` and `inf` are none.
  func isFiniteReal(_ range: Range<Int>) -> Bool {
    guard (1...40).contains(range.count) else { return false }
    var index = range.lowerBound
    func skipDigits() -> Int {
      let start = index
      while index < range.upperBound, digit(index) != nil { index += 1 }
      return index - start
    }
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    var digits = skipDigits()
    if index < range.upperBound, bytes[index] == UInt8(ascii: ".") {
      index += 1
      digits += skipDigits()
    }
    guard digits > 0 else { return false }
    if index == range.upperBound { return true }
    guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return false }
    index += 1
    if index < range.upperBound, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
    guard (1...3).contains(skipDigits()), index == range.upperBound else { return false }
    return real(range)?.isFinite ?? false
  }

  /// Whether `range` is a finite number, `inf` or `-inf`.
  func isBound(_ range: Range<Int>) -> Bool {
    isFiniteReal(range) || matches(range, "inf") || matches(range, "-inf")
  }

  /// The value of a number that `isFiniteReal`.
  func real(_ range: Range<Int>) -> Double? { Double(String(decoding: bytes[range], as: UTF8.self)) }

  /// The parts of `range` between single spaces; an empty range has none.
  func parts(_ range: Range<Int>) -> [Range<Int>] {
    guard !range.isEmpty else { return [] }
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where bytes[index] == UInt8(ascii: " ") {
      parts.append(start..<index)
      start = index + 1
    }
    parts.append(start..<range.upperBound)
    return parts
  }

  func matches(_ range: Range<Int>, _ text: StaticString) -> Bool {
    text.withUTF8Buffer { $0.count == range.count && bytes[range].elementsEqual($0) }
  }

  /// The text of a range for a message, cut when long.
  func quote(_ range: Range<Int>) -> String {
    let text = String(decoding: bytes[range.prefix(40)], as: UTF8.self)
    return range.count > 40 ? "`\(text)...`" : "`\(text)`"
  }

  /// The error for the line just read, or for the line given.
  func fault(_ found: String, _ expected: String, line: Int? = nil) -> LearnerError {
    .model(line: line ?? self.line, found: found, expected: expected)
  }

  private func digit(_ index: Int) -> Int? {
    let byte = bytes[index]
    return byte >= 48 && byte <= 57 ? Int(byte) - 48 : nil
  }
}
