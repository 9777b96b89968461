/// Reads the JSON header of a safetensors file: only what the format allows, every key once.
///
/// A scanner of its own because general JSON readers keep the last of two equal keys, which is how one file can show two faces.
struct SafetensorsHeader {
  struct Entry {
    let name: String
    let type: String
    let shape: [Int]
    let begin, end: Int
  }

  private let bytes: ArraySlice<UInt8>
  private let file: String
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
    self.position = bytes.startIndex
  }

  mutating func read() throws(LearnerError) -> (entries: [Entry], metadata: [String: String]) {
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    // The format lets the header be padded with spaces at its end, and begin with nothing but the brace.
    guard bytes.first == UInt8(ascii: "{") else { throw refuse("no {") }
    try object { (scanner, name) throws(LearnerError) in
      if name == "__metadata__" {
        try scanner.object { (scanner, key) throws(LearnerError) in metadata[key] = try scanner.string() }
      } else {
        entries.append(try scanner.entry(name))
      }
    }
    skipSpace()
    guard position == bytes.endIndex else { throw refuse("text after the object") }
    return (entries, metadata)
  }

  private mutating func entry(_ name: String) throws(LearnerError) -> Entry {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try object { (scanner, key) throws(LearnerError) in
      switch key {
      case "dtype": type = try scanner.string()
      case "shape": shape = try scanner.integers()
      case "data_offsets": offsets = try scanner.integers()
      default: throw scanner.refuse("the key \(key) of tensor \(name)")
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2 else {
      throw refuse("tensor \(name) without dtype, shape or two data_offsets")
    }
    guard type == "F32" || type == "I64" else { throw refuse("tensor \(name) of type \(type), which is not used here") }
    return Entry(name: name, type: type, shape: shape, begin: offsets[0], end: offsets[1])
  }

  private mutating func object(
    _ member: (inout SafetensorsHeader, String) throws(LearnerError) -> Void
  ) throws(LearnerError) {
    try expect("{")
    var seen: Set<String> = []
    if take("}") { return }
    repeat {
      let key = try string()
      guard seen.insert(key).inserted else { throw refuse("the key \(key) twice") }
      try expect(":")
      try member(&self, key)
    } while take(",")
    try expect("}")
  }

  private mutating func integers() throws(LearnerError) -> [Int] {
    var result: [Int] = []
    try expect("[")
    if take("]") { return result }
    repeat {
      skipSpace()
      let start = position
      while position < bytes.endIndex, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
        position += 1
      }
      let digits = bytes[start..<position]
      guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0"),
        let value = Int(String(decoding: digits, as: UTF8.self))
      else { throw refuse("no whole number") }
      guard result.count < 64 else { throw refuse("more than 64 numbers in a list") }
      result.append(value)
    } while take(",")
    try expect("]")
    return result
  }

  private mutating func string() throws(LearnerError) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw refuse("text that is not UTF-8") }
        return string
      case UInt8(ascii: "\\"): text += try escaped()
      case 0..<0x20: throw refuse("a control character in a text")
      default: text.append(byte)
      }
    }
    throw refuse("a text without end")
  }

  private mutating func escaped() throws(LearnerError) -> [UInt8] {
    guard position < bytes.endIndex else { throw refuse("a text without end") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var unit = try hexadecimal()
      if (0xD800..<0xDC00).contains(unit) {
        // The second half of a character beyond the first 65,536 must follow.
        guard bytes[position...].starts(with: Array("\\u".utf8)) else { throw refuse("half a surrogate pair") }
        position += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw refuse("half a surrogate pair") }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw refuse("half a surrogate pair") }
      return Array(String(Character(scalar)).utf8)
    default: throw refuse("an unknown escape")
    }
  }

  private mutating func hexadecimal() throws(LearnerError) -> UInt32 {
    guard bytes.endIndex - position >= 4 else { throw refuse("a text without end") }
    let digits = bytes[position..<(position + 4)]
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }), let unit = UInt32(text, radix: 16)
    else { throw refuse("\\u\(text)") }
    position += 4
    return unit
  }

  private mutating func skipSpace() {
    while position < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.endIndex, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(LearnerError) {
    guard take(character) else { throw refuse("no \(character)") }
  }

  private func refuse(_ found: String) -> LearnerError {
    .tensors(
      file: file, found: "\(found) at byte \(position - bytes.startIndex) of the header",
      expected: "a header as the safetensors format has it, each key once, types F32 and I64")
  }
}
