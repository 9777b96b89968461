import BoxScores
import Foundation

/// The state of the league at the end of a day as one file that is mapped, not read: what makes a forecast's features without
/// a walk through the whole history.
///
/// It is derived: a file that is damaged, cut off, of another form or of another key is never an error, only made anew. Layout:
/// 4096 bytes of header (magic, form, players, sizes, key, checksum of the rest), then the blocks of the players' states and
/// last the teams' and the league's.
struct AsOfSnapshot {
  /// Counted up whenever the walk leaves other bits in the state, or the form of the file changes.
  static let version: UInt64 = 1
  private static let magic: UInt64 = 0x3130_464f_5341_4346  // "FCASOF01"

  /// Bytes of the blocks, in order, each at a multiple of 64.
  private struct Layout {
    let sizes: [Int]
    let offsets: [Int]
    let end: Int

    init(players: Int, rest: Int) {
      let slots = players + 1
      sizes = [
        slots * PlayerState.size * MemoryLayout<Double>.stride,
        slots * PlayerStates.ringStride * MemoryLayout<Float>.stride,
        slots * PlayerState.ringSize * MemoryLayout<PlayerState.Appearance>.stride,
        slots * MemoryLayout<PlayerState.Progress>.stride, rest,
      ]
      var next = MatrixHeader.size
      var offsets: [Int] = []
      for size in sizes {
        offsets.append(next)
        next += (size + 63) / 64 * 64
      }
      self.offsets = offsets
      end = next
    }
  }

  static func data(_ engine: AsOfEngine, key: String) -> Data {
    precondition(key.utf8.count == 32, "a key has 32 hexadecimal digits")
    var writer = StateWriter()
    engine.write(to: &writer)
    let layout = Layout(players: engine.states.count, rest: writer.bytes.count)
    var data = Data(count: layout.end)
    data.withUnsafeMutableBytes { bytes in
      for (index, block) in engine.states.blocks.enumerated() {
        precondition(block.count == layout.sizes[index], "a block of the size that the layout says")
        UnsafeMutableRawBufferPointer(rebasing: bytes[layout.offsets[index]...]).copyMemory(from: block)
      }
      writer.bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rebasing: bytes[layout.offsets[4]...]).copyMemory(from: $0)
      }
      for (slot, word) in [magic, version, UInt64(engine.states.count), UInt64(writer.bytes.count)].enumerated() {
        bytes.storeBytes(of: word, toByteOffset: 8 * slot, as: UInt64.self)
      }
      for (index, byte) in key.utf8.enumerated() { bytes[32 + index] = byte }
      let checksum = Self.checksum(UnsafeRawBufferPointer(bytes))
      for (index, byte) in checksum.utf8.enumerated() { bytes[64 + index] = byte }
    }
    return data
  }

  /// Nil when the file is not there, not whole, or of another key.
  static func engine(_ file: URL, key: String, kind: DataKind, players: PlayerDirectory) -> AsOfEngine? {
    guard let mapped = try? MatrixFile.open(file.path) else { return nil }
    let bytes = UnsafeRawBufferPointer(start: mapped.base, count: mapped.size)
    guard Self.key(of: bytes) == key else { return nil }
    let (count, rest) = (
      bytes.load(fromByteOffset: 16, as: UInt64.self), bytes.load(fromByteOffset: 24, as: UInt64.self)
    )
    // Sizes beyond the file's are a lie, and would overflow below.
    guard count < UInt64(bytes.count), rest <= UInt64(bytes.count) else { return nil }
    let layout = Layout(players: Int(count), rest: Int(rest))
    guard layout.end == bytes.count, bytes[64..<96].elementsEqual(checksum(bytes).utf8) else { return nil }
    let states = PlayerStates(
      count: Int(count), sums: mapped.base + layout.offsets[0], rings: mapped.base + layout.offsets[1],
      past: mapped.base + layout.offsets[2], facts: mapped.base + layout.offsets[3], owner: mapped)
    guard states.isSound else { return nil }
    var reader = StateReader(
      UnsafeRawBufferPointer(rebasing: bytes[layout.offsets[4]..<(layout.offsets[4] + Int(rest))]))
    return try? AsOfEngine(from: &reader, states: states, kind: kind, directory: players)
  }

  /// The key in a file's header; nil for another form of file.
  static func key(of file: URL) -> String? {
    guard let mapped = try? MatrixFile.open(file.path) else { return nil }
    return withExtendedLifetime(mapped) { key(of: UnsafeRawBufferPointer(start: mapped.base, count: mapped.size)) }
  }

  private static func key(of bytes: UnsafeRawBufferPointer) -> String? {
    guard bytes.count >= MatrixHeader.size, bytes.load(as: UInt64.self) == magic,
      bytes.load(fromByteOffset: 8, as: UInt64.self) == version
    else { return nil }
    return String(decoding: bytes[32..<64], as: UTF8.self)
  }

  /// Over everything that is not the checksum itself.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> String {
    var hash = ContentHash()
    hash.combine(UnsafeRawBufferPointer(rebasing: bytes[..<64]))
    hash.combine(UnsafeRawBufferPointer(rebasing: bytes[96...]))
    return hash.hexadecimal
  }
}

extension AsOfEngine {
  /// All but the players' states.
  func write(to writer: inout StateWriter) {
    writer.put(frame.players.ids)
    writer.put(frame.teams.codes)
    frame.calendar.write(to: &writer)
    frame.coverage.write(to: &writer)
    teams.write(to: &writer)
  }

  convenience init(
    from reader: inout StateReader, states: PlayerStates, kind: DataKind, directory: PlayerDirectory
  ) throws(StateReader.Fault) {
    var players = PlayerIndex()
    let ids: [Int64] = try reader.array()
    for id in ids { _ = players.insert(id) }
    var teams = TeamIndex()
    let codes: [Int16] = try reader.array()
    for code in codes { _ = teams.insert(code) }
    try reader.require(players.count == ids.count && states.count == ids.count && teams.count == codes.count)
    let calendar = try TeamCalendar(from: &reader)
    let coverage = try Coverage(from: &reader)
    let walk = try TeamWalk(from: &reader, kind: kind, teams: teams.count, players: players.count)
    try reader.require(reader.isAtEnd)
    self.init(
      frame: GameFrame(players: players, teams: teams, calendar: calendar, coverage: coverage), states: states,
      facts: ids.map { PlayerFacts(directory[$0]) }, teams: walk)
  }
}
