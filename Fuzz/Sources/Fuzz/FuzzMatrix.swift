import Foundation

@testable import BoxScores
@testable import Features

/// A matrix file by its bytes, opened for a small table. The first byte says how: as they are, or as damage to an honest
/// file; with the numbers' hash put right, so that what lies behind that check is reached; with bytes too many at the end.
func fuzzMatrix(_ bytes: [UInt8]) {
  let how = bytes.first ?? 0
  var file = bytes
  if how & 1 == 1 {
    file = SmallTable.matrix
    for (place, byte) in bytes.dropFirst().enumerated() where byte != 0 {
      file[(place * 7) % file.count] ^= byte
    }
    if how & 4 == 4 { file += bytes }
  }
  if how & 2 == 2, file.count >= MatrixHeader.size {
    let hash = file.withUnsafeBytes { MatrixHeader.hash(of: .init(rebasing: $0[MatrixHeader.size...])) }
    file.replaceSubrange(96..<128, with: Array(hash.utf8))
  }
  let url = Scratch.file("fuzz.features")
  Scratch.write(file, to: url)
  guard let matrix = try? FeatureBuilder.open(url, expecting: SmallTable.table, players: PlayerDirectory()) else {
    check(file != SmallTable.matrix, "an honest file is read")
    return
  }
  check(matrix.rowCount == SmallTable.table.count, "a matrix that is accepted has the table's rows")
  for row in 0..<matrix.rowCount { _ = matrix.row(row).last }
}

/// A table snapshot by its bytes: read or refused, never more.
func fuzzSnapshot(_ bytes: [UInt8]) {
  var file = bytes
  if let first = bytes.first, first & 1 == 1 {
    file = SmallTable.snapshot
    for (place, byte) in bytes.dropFirst().enumerated() where byte != 0 && !file.isEmpty {
      file[(place * 3) % file.count] ^= byte
    }
  }
  let url = Scratch.file("fuzz.snapshot")
  Scratch.write(file, to: url)
  guard let table = TableSnapshot.read(url, kind: .real, content: SmallTable.content) else { return }
  check(table.values.allSatisfy { $0.count == table.count }, "a snapshot that is accepted is whole")
}

private enum SmallTable {
  static let content = String(repeating: "ab", count: 32)

  static let table: PlayerGameTable = {
    var table = PlayerGameTable(kind: .real)
    for row in 0..<3 {
      table.gameId.append(22_400_001)
      table.personId.append(Int64(100 + row))
      table.day.append(20_018)
      table.season.append(2025)
      table.team.append(1)
      table.opponent.append(2)
      table.home.append(1)
      table.gameType.append(0)
      for column in BoxColumn.allCases { table[column] += [Float(row)] }
    }
    return table
  }()

  /// The bytes of an honest file.
  static let matrix: [UInt8] = bytes("honest.features") {
    _ = try FeatureBuilder.build(table: table, players: PlayerDirectory(), to: $0, threads: 1)
  }

  static let snapshot: [UInt8] = bytes("honest.snapshot") {
    try TableSnapshot.write(table, content: content, to: $0)
  }

  private static func bytes(_ name: String, _ make: (URL) throws -> Void) -> [UInt8] {
    let file = Scratch.file(name)
    do {
      try make(file)
      return [UInt8](try Data(contentsOf: file))
    } catch {
      fatalError("no honest file to start from: \(error)")
    }
  }
}
