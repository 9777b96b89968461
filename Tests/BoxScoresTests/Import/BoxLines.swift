import Foundation

@testable import BoxScores

/// Rows of box scores for tests, in the columns of the Kaggle file. The row as it stands keeps all rules.
struct BoxLine {
  static let columns = [
    "firstName", "lastName", "personId", "gameId", "gameDate", "playerteamCity", "playerteamName", "opponentteamCity",
    "opponentteamName", "gameType", "gameLabel", "gameSubLabel", "seriesGameNumber", "win", "home", "numMinutes",
    "points", "assists", "blocks", "steals", "fieldGoalsAttempted", "fieldGoalsMade", "fieldGoalsPercentage",
    "threePointersAttempted", "threePointersMade", "threePointersPercentage", "freeThrowsAttempted", "freeThrowsMade",
    "freeThrowsPercentage", "reboundsDefensive", "reboundsOffensive", "reboundsTotal", "foulsPersonal", "turnovers",
    "plusMinusPoints",
  ]

  private static let good: [String: String] = [
    "firstName": "Al", "lastName": "Horford", "personId": "201143", "gameId": "22400061", "gameDate": "2024-10-22",
    "playerteamCity": "Boston", "playerteamName": "Celtics", "opponentteamCity": "New York",
    "opponentteamName": "Knicks", "gameType": "Regular Season", "win": "1", "home": "1", "numMinutes": "26.0",
    "points": "11", "assists": "5", "blocks": "1", "steals": "1", "fieldGoalsAttempted": "7", "fieldGoalsMade": "4",
    "fieldGoalsPercentage": "0.571", "threePointersAttempted": "5", "threePointersMade": "3",
    "threePointersPercentage": "0.6", "freeThrowsAttempted": "0", "freeThrowsMade": "0", "reboundsDefensive": "3",
    "reboundsOffensive": "0", "reboundsTotal": "3", "foulsPersonal": "2", "turnovers": "0", "plusMinusPoints": "19",
  ]

  var values = Self.good

  /// - Parameter changes: values other than those of the good row.
  init(_ changes: [String: String] = [:]) { values.merge(changes) { _, new in new } }

  func csv(_ columns: [String] = Self.columns) -> String {
    columns.map { CSVFields.quoted(values[$0, default: ""]) }.joined(separator: ",")
  }

  static func file(_ lines: [BoxLine], columns: [String] = Self.columns, end: String = "\n") -> String {
    ([columns.joined(separator: ",")] + lines.map { $0.csv(columns) }).joined(separator: end) + end
  }
}

/// Packed forms with stored blocks: what a packer writes that does not compress.
enum Packed {
  static func gzip(_ data: Data) throws -> Data {
    var result = Data([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
    result += deflated(data)
    result += little(try crc(data), 4) + little(UInt32(truncatingIfNeeded: data.count), 4)
    return result
  }

  static func zip(_ entries: [(name: String, data: Data)], stored: Bool = false, crcError: Bool = false) throws -> Data
  {
    var result = Data()
    var directory = Data()
    for (name, data) in entries {
      let packed = stored ? data : deflated(data)
      let check = try crc(data) ^ (crcError ? 1 : 0)
      let common =
        little(20, 2) + little(0, 2) + little(stored ? 0 : 8, 2) + little(0, 4) + little(check, 4)
        + little(UInt32(packed.count), 4) + little(UInt32(data.count), 4) + little(UInt32(name.utf8.count), 2)
        + little(0, 2)
      directory += little(0x0201_4b50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
      directory += little(0, 4) + little(UInt32(result.count), 4) + Data(name.utf8)
      result += little(0x0403_4b50, 4) + common + Data(name.utf8) + packed
    }
    let start = result.count
    result += directory
    result += little(0x0605_4b50, 4) + little(0, 4) + little(UInt32(entries.count), 2)
    result += little(UInt32(entries.count), 2) + little(UInt32(directory.count), 4) + little(UInt32(start), 4)
    return result + little(0, 2)
  }

  private static func deflated(_ data: Data) -> Data {
    var result = Data()
    var rest = data[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      result.append(rest.isEmpty ? 1 : 0)
      result += little(UInt32(block.count), 2) + little(UInt32(~UInt16(block.count)), 2) + block
    } while !rest.isEmpty
    return result
  }

  private static func crc(_ data: Data) throws -> UInt32 {
    let zlib = try Zlib.load()
    return data.withUnsafeBytes {
      UInt32(zlib.crc32(0, $0.assumingMemoryBound(to: UInt8.self).baseAddress, UInt32($0.count)))
    }
  }

  private static func little(_ value: UInt32, _ bytes: Int) -> Data {
    Data((0..<bytes).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) })
  }
}
