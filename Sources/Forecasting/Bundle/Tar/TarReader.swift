import Foundation

/// Goes through the files of a bundle's tar, one after the other, and takes nothing but what `TarHeader` writes.
///
/// It works on bytes in memory: nobody can change a file between its check and its use.
struct TarReader {
  struct File: Equatable {
    let path: String
    let content: Range<Int>
  }

  private let bytes: Data
  private(set) var position = 0

  init(_ bytes: Data) { self.bytes = bytes.startIndex == 0 ? bytes : Data(bytes) }

  /// The next file; nil at the two empty blocks that end an archive, after which nothing may follow.
  mutating func next() throws(BundleProblem) -> File? {
    guard bytes.count - position >= TarHeader.block else {
      throw .truncated(entry: nil, missing: TarHeader.block - (bytes.count - position))
    }
    let header = [UInt8](bytes[position..<(position + TarHeader.block)])
    if header.allSatisfy({ $0 == 0 }) {
      try end()
      return nil
    }
    let path = try Self.path(header)
    let size = try Self.size(header, path)
    try Self.check(header, path, size)
    let start = position + TarHeader.block
    let whole = size + TarHeader.padding(after: size)
    guard whole <= bytes.count - start else {
      throw .truncated(entry: path, missing: whole - (bytes.count - start))
    }
    guard bytes[(start + size)..<(start + whole)].allSatisfy({ $0 == 0 }) else { throw .padding(entry: path) }
    position = start + whole
    return File(path: path, content: start..<(start + size))
  }

  private mutating func end() throws(BundleProblem) {
    let left = bytes.count - position
    guard left >= 2 * TarHeader.block else { throw .truncated(entry: nil, missing: 2 * TarHeader.block - left) }
    guard bytes[position..<(position + 2 * TarHeader.block)].allSatisfy({ $0 == 0 }) else {
      throw .padding(entry: "the end of the archive")
    }
    guard left == 2 * TarHeader.block else { throw .trailing(bytes: left - 2 * TarHeader.block) }
    position = bytes.count
  }

  private static func path(_ header: [UInt8]) throws(BundleProblem) -> String {
    func text(_ field: TarHeader.Field) -> String? {
      let bytes = header[field.range]
      let end = bytes.firstIndex(of: 0) ?? bytes.endIndex
      return String(validating: bytes[..<end], as: UTF8.self)
    }
    guard let name = text(.name), let prefix = text(.prefix) else { throw .unsafePath("(not UTF-8)") }
    return prefix.isEmpty ? name : "\(prefix)/\(name)"
  }

  private static func size(_ header: [UInt8], _ path: String) throws(BundleProblem) -> Int {
    let digits = header[TarHeader.Field.size.range].dropLast()
    var size = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else {
        throw .header(entry: path, field: TarHeader.Field.size.rawValue)
      }
      size = size * 8 + Int(digit - UInt8(ascii: "0"))
    }
    return size
  }

  private static func check(_ header: [UInt8], _ path: String, _ size: Int) throws(BundleProblem) {
    if let kind = TarKind.forbidden(header[TarHeader.Field.kind.range.lowerBound]) {
      throw .forbidden(entry: path, kind: kind)
    }
    guard BundlePath.isSafe(path) else { throw .unsafePath(path) }
    guard let expected = TarHeader.bytes(path: path, size: size) else { throw .unsafePath(path) }
    guard header != expected else { return }
    let field = TarHeader.Field.allCases.first { header[$0.range] != expected[$0.range] }
    throw .header(entry: path, field: field?.rawValue ?? "header")
  }
}
