import Foundation

/// A table as one file that is mapped and copied into memory: what `loadTable` reads when it is fresh.
///
/// It is derived: a snapshot that is damaged, of another form, or made of another content than the manifest names is
/// never an error, only made anew. Layout, little-endian: 128 bytes of header (magic, rows, columns, 64 bytes of content
/// hash in hexadecimal, checksum of the rest), then the columns one after the other, each at a multiple of 64 bytes.
enum TableSnapshot {
  private static let magic: UInt64 = 0x3130_454c_4254_4346  // "FCTBLE01"
  private static let headerSize = 128

  static func write(_ table: PlayerGameTable, content: String, to file: URL) throws {
    precondition(content.utf8.count == 64, "a content hash has 64 hexadecimal digits")
    let layout = Layout(rows: table.count)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: layout.size, alignment: 64)
    defer { memory.deallocate() }
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    layout.visit(table) { offset, bytes in
      UnsafeMutableRawBufferPointer(rebasing: memory[offset..<(offset + bytes.count)]).copyMemory(from: bytes)
    }
    memory.storeBytes(of: magic, toByteOffset: 0, as: UInt64.self)
    memory.storeBytes(of: UInt64(table.count), toByteOffset: 8, as: UInt64.self)
    memory.storeBytes(of: UInt64(BoxColumn.allCases.count), toByteOffset: 16, as: UInt64.self)
    for (index, byte) in content.utf8.enumerated() { memory[24 + index] = byte }
    let payload = UnsafeRawBufferPointer(rebasing: memory[headerSize...])
    memory.storeBytes(of: checksum(payload), toByteOffset: 88, as: UInt64.self)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw StoreError.cannotWrite(path: file.path, reason: "its folder cannot be made")
    }
    let data = Data(bytesNoCopy: memory.baseAddress!, count: memory.count, deallocator: .none)
    do { try DurableFile.replace(file, with: data) } catch {
      throw StoreError.cannotWrite(path: error.path, reason: error.reason)
    }
  }

  /// Nil when the file is not there, not whole, or not of this content.
  static func read(_ file: URL, kind: DataKind, content: String) -> PlayerGameTable? {
    guard let mapped = try? MappedFile(file) else { return nil }
    return mapped.read { read($0, kind: kind, content: content) }
  }

  private static func read(_ bytes: UnsafeRawBufferPointer, kind: DataKind, content: String) -> PlayerGameTable? {
    guard bytes.count >= headerSize, bytes.load(as: UInt64.self) == magic,
      bytes.load(fromByteOffset: 16, as: UInt64.self) == UInt64(BoxColumn.allCases.count),
      bytes[24..<88].elementsEqual(content.utf8)
    else { return nil }
    let rows = bytes.load(fromByteOffset: 8, as: UInt64.self)
    // A row has more than one byte: a larger count is a lie, and would overflow below.
    guard rows <= UInt64(bytes.count) else { return nil }
    let layout = Layout(rows: Int(rows))
    let payload = UnsafeRawBufferPointer(rebasing: bytes[headerSize...])
    guard bytes.count == layout.size, bytes.load(fromByteOffset: 88, as: UInt64.self) == checksum(payload) else {
      return nil
    }
    return layout.table(kind, from: bytes)
  }

  /// Four independent multiply-xor lanes over 8-byte words: finds damage, promises nothing against malice.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes: SIMD4<UInt64> = [
      0x9e37_79b9_7f4a_7c15, 0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb, 0x2545_f491_4f6c_dd1d,
    ]
    let factor = SIMD4<UInt64>(repeating: 0xff51_afd7_ed55_8ccd)
    var offset = 0
    while offset + 32 <= bytes.count {
      let words = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
      lanes = (lanes ^ words) &* factor
      lanes ^= lanes &>> 29
      offset += 32
    }
    var result = lanes[0] ^ lanes[1] &* 3 ^ lanes[2] &* 5 ^ lanes[3] &* 7
    for byte in bytes[offset...] { result = (result ^ UInt64(byte)) &* 0x0100_0000_01b3 }
    return result ^ UInt64(bytes.count)
  }

  /// Where the columns lie.
  private struct Layout {
    let rows: Int
    private let offsets: [Int]
    let size: Int

    /// Bytes of an element, column by column: the eight keys, then the values.
    private static let widths = [8, 8, 4, 2, 2, 2, 1, 1] + BoxColumn.allCases.map { _ in 4 }

    init(rows: Int) {
      self.rows = rows
      var offsets: [Int] = []
      var next = headerSize
      for width in Self.widths {
        offsets.append(next)
        next += (width * rows + 63) / 64 * 64
      }
      self.offsets = offsets
      size = next
    }

    func visit(_ table: PlayerGameTable, _ body: (Int, UnsafeRawBufferPointer) -> Void) {
      table.gameId.withUnsafeBytes { body(offsets[0], $0) }
      table.personId.withUnsafeBytes { body(offsets[1], $0) }
      table.day.withUnsafeBytes { body(offsets[2], $0) }
      table.season.withUnsafeBytes { body(offsets[3], $0) }
      table.team.withUnsafeBytes { body(offsets[4], $0) }
      table.opponent.withUnsafeBytes { body(offsets[5], $0) }
      table.home.withUnsafeBytes { body(offsets[6], $0) }
      table.gameType.withUnsafeBytes { body(offsets[7], $0) }
      for (index, column) in table.values.enumerated() {
        column.withUnsafeBytes { body(offsets[8 + index], $0) }
      }
    }

    func table(_ kind: DataKind, from bytes: UnsafeRawBufferPointer) -> PlayerGameTable {
      func column<T: BitwiseCopyable>(_ index: Int, _: T.Type = T.self) -> [T] {
        Array(unsafeUninitializedCapacity: rows) { buffer, count in
          let length = rows * MemoryLayout<T>.stride
          UnsafeMutableRawBufferPointer(buffer).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[offsets[index]..<(offsets[index] + length)]))
          count = rows
        }
      }
      var table = PlayerGameTable(kind: kind)
      table.gameId = column(0)
      table.personId = column(1)
      table.day = column(2)
      table.season = column(3)
      table.team = column(4)
      table.opponent = column(5)
      table.home = column(6)
      table.gameType = column(7)
      table.values = BoxColumn.allCases.indices.map { column(8 + $0) }
      return table
    }
  }
}
