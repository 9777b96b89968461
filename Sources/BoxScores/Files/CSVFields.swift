/// The fields of one well-formed CSV record.
package enum CSVFields {
  /// Quotes are taken off, doubled quotes halved, spaces around a field dropped.
  static func split(_ record: UnsafeBufferPointer<UInt8>) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = 0
    func close() {
      var slice = field[...]
      while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
      while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
      fields.append(String(decoding: slice, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }
    while index < record.count {
      let byte = record[index]
      if byte == 0x22 {
        if isQuoted, index + 1 < record.count, record[index + 1] == 0x22 {
          field.append(byte)
          index += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == 0x2c, !isQuoted {
        close()
      } else {
        field.append(byte)
      }
      index += 1
    }
    close()
    return fields
  }

  /// What a header seems to be separated by that has no comma; nil where that is nothing known.
  ///
  /// - Parameter count: How often it has to stand in the header.
  package static func otherDelimiter(in header: [String], atLeast count: Int) -> String? {
    guard header.count == 1 else { return nil }
    let candidates: [(Character, String)] = [
      (";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars"), (":", "colons"),
    ]
    return candidates.first { candidate in header[0].count(where: { $0 == candidate.0 }) >= count }?.1
  }

  /// `text` as a field: quoted where it has to be.
  package static func quoted(_ text: String) -> String {
    text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
