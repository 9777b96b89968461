import BoxScores

/// The first page of a matrix file: what the numbers behind it are. Little endian, 4096 bytes.
///
///     0  8 bytes  magic "FCMATRIX"
///     8  UInt64   format version
///    16  UInt64   rows
///    24  UInt64   columns
///    32  32 bytes schema hash, hexadecimal
///    64  32 bytes hash of the games and players the rows were computed from, hexadecimal
///    96  32 bytes hash of the numbers, hexadecimal: a flipped bit would go into every model that is trained on them
struct MatrixHeader: Equatable {
  static let size = 4096
  static let version: UInt64 = 2
  static let magic = Array("FCMATRIX".utf8)

  var rows: Int
  var columns: Int
  var schemaHash: String
  var tableHash: String
  /// Empty until the numbers are computed.
  var payloadHash = ""

  init(table: PlayerGameTable, players: PlayerDirectory) {
    rows = table.count
    columns = FeatureCatalogue.all.count
    schemaHash = FeatureCatalogue.schemaHash
    var hash = ContentHash()
    hash.combine(table.contentHash)
    for id in players.byId.keys.sorted() { hash.combine(PlayerFacts(players[id]).fingerprint(id)) }
    tableHash = hash.hexadecimal
  }

  func write(to page: UnsafeMutableRawPointer) {
    page.copyMemory(from: Self.magic, byteCount: 8)
    for (slot, value) in [Self.version, UInt64(rows), UInt64(columns)].enumerated() {
      page.storeBytes(of: value.littleEndian, toByteOffset: 8 + 8 * slot, as: UInt64.self)
    }
    (page + 32).copyMemory(from: Array(schemaHash.utf8), byteCount: 32)
    (page + 64).copyMemory(from: Array(tableHash.utf8), byteCount: 32)
    (page + 96).copyMemory(from: Array(payloadHash.utf8), byteCount: 32)
  }

  init(page: UnsafeRawPointer, path: String) throws(FeatureError) {
    let magic = Array(UnsafeRawBufferPointer(start: page, count: 8))
    guard magic == Self.magic else {
      throw .corrupt(path: path, found: "first bytes \(magic)", expected: "FCMATRIX")
    }
    func word(_ slot: Int) -> UInt64 {
      UInt64(littleEndian: page.loadUnaligned(fromByteOffset: 8 + 8 * slot, as: UInt64.self))
    }
    func text(_ offset: Int) -> String {
      String(decoding: UnsafeRawBufferPointer(start: page + offset, count: 32), as: UTF8.self)
    }
    guard word(0) == Self.version else {
      throw .stale(path: path, found: "format \(word(0))", expected: "format \(Self.version)")
    }
    guard word(1) < 1 << 40, word(2) < 1 << 20 else {
      throw .corrupt(path: path, found: "\(word(1)) x \(word(2)) numbers", expected: "a matrix of games")
    }
    rows = Int(word(1))
    columns = Int(word(2))
    schemaHash = text(32)
    tableHash = text(64)
    payloadHash = text(96)
  }

  /// The hash of the numbers behind a header.
  /// - Complexity: O(rows x columns), about 10 GB/s.
  static func hash(of payload: UnsafeRawBufferPointer) -> String {
    var hash = ContentHash()
    hash.combine(payload)
    return hash.hexadecimal
  }

  var byteCount: Int { Self.size + rows * columns * 4 }
}

extension PlayerGameTable {
  /// A fingerprint of every number of the table, 32 hexadecimal digits.
  /// - Complexity: O(rows x columns), about 10 GB/s.
  public var contentHash: String {
    var hash = ContentHash()
    hash.combine(kind.rawValue)
    hash.combine(gameId)
    hash.combine(personId)
    hash.combine(day)
    hash.combine(season)
    hash.combine(team)
    hash.combine(opponent)
    hash.combine(home)
    hash.combine(gameType)
    for column in values { hash.combine(column) }
    return hash.hexadecimal
  }
}
