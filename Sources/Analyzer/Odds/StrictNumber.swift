/// A decimal number as people and feeds write it, and nothing else.
enum StrictNumber {
  /// Digits with at most one point between digits, at most 24 characters; a sign only where it is allowed.
  static func read(_ text: some StringProtocol, sign: Bool = false) -> Double? {
    let bytes = Array(text.utf8)
    guard (1...24).contains(bytes.count) else { return nil }
    var index = 0
    if bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
      guard sign else { return nil }
      index = 1
    }
    func digits() -> Bool {
      let start = index
      while index < bytes.count, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") { index += 1 }
      return index > start
    }
    guard digits() else { return nil }
    if index < bytes.count {
      guard bytes[index] == UInt8(ascii: ".") else { return nil }
      index += 1
      guard digits() else { return nil }
    }
    return index == bytes.count ? Double(String(text)) : nil
  }

  /// A whole number above zero, which spreadsheets like to write as `203932.0`.
  static func id(_ text: some StringProtocol) -> Int64? {
    guard let value = read(text), value >= 1, value < 9e15, value == value.rounded() else { return nil }
    return Int64(value)
  }
}
