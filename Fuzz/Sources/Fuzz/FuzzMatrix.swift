import Foundation

@testable import BoxScores
@testable import Features

/// A matrix file by its bytes, opened for a small table; half of the inputs are given an honest header, so that what lies
/// behind it is reached.
func fuzzMatrix(_ bytes: [UInt8]) {
  let table = SmallTable.table
  let header = SmallTable.header
  var file = bytes
  if let first = bytes.first, first & 1 == 1 {
    file = header
    for (place, byte) in bytes.dropFirst().enumerated() where byte != 0 {
      file[(place * 7) % file.count] ^= byte
    }
    file += bytes
  }
  let url = Scratch.file("fuzz.features")
  Scratch.write(file, to: url)
  guard let matrix = try? FeatureBuilder.open(url, expecting: table, players: PlayerDirectory()) else { return }
  check(matrix.rowCount == table.count, "a matrix that is accepted has the table's rows")
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
  static let header: [UInt8] = bytes("honest.features") {
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
