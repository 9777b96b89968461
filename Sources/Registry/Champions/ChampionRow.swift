import Foundation
import GRDB

/// A champion as its row says, checked against the row's seal.
enum ChampionRow {
  /// - Throws: `RegistryError.corruptArtifact` when the row is not what was written.
  static func read(_ row: Row) throws -> ChampionRecord {
    let line: String = (try? row.decode(forColumn: "line")) ?? "?"
    do {
      let promotedAt: Double = try row.decode(forColumn: "promotedAt")
      let record = ChampionRecord(
        id: try row.decode(forColumn: "id"), line: line,
        state: ChampionRecord.State(rawValue: try row.decode(forColumn: "state")) ?? .replaced,
        configuration: try row.decode(forColumn: "configuration"), name: try row.decode(forColumn: "name"),
        promotedAt: Date(timeIntervalSince1970: promotedAt), replaced: try row.decode(forColumn: "replaced"),
        record: try row.decode(forColumn: "record"))
      let seal = RowSeal.champion(
        line: line, configuration: record.configuration, name: record.name, promotedAt: promotedAt,
        replaced: record.replaced, record: record.record)
      if try row.decode(String?.self, forColumn: "seal") == seal { return record }
    } catch {
      // A value of another type than the column's: the same as a wrong seal.
    }
    throw RegistryError.corruptArtifact(
      kind: "champion", key: line, problems: ["its row in the registry is not what was written"])
  }
}
