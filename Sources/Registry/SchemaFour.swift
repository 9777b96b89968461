import GRDB

/// Schema 4: rows carry seals. What is there already is sealed as it is.
enum SchemaFour {
  static func migrate(_ database: Database) throws {
    try database.execute(
      sql: """
        -- SHA-256 of what never changes of the row; see RowSeal
        ALTER TABLE artifact ADD COLUMN seal TEXT;
        ALTER TABLE champion ADD COLUMN seal TEXT;
        """)
    let artifacts = try Row.fetchAll(
      database, sql: "SELECT id, kind, key, generation, createdAt, description FROM artifact")
    for row in artifacts {
      let id: Int64 = try row.decode(forColumn: "id")
      let seal = RowSeal.artifact(
        kind: try row.decode(forColumn: "kind"), key: try row.decode(forColumn: "key"),
        generation: try row.decode(forColumn: "generation"), createdAt: try row.decode(forColumn: "createdAt"),
        description: try row.decode(forColumn: "description"), files: try ArtifactRow.files(of: id, database))
      try database.execute(sql: "UPDATE artifact SET seal = ? WHERE id = ?", arguments: [seal, id])
    }
    for row in try Row.fetchAll(database, sql: "SELECT * FROM champion") {
      let seal = RowSeal.champion(
        line: try row.decode(forColumn: "line"), configuration: try row.decode(forColumn: "configuration"),
        name: try row.decode(forColumn: "name"), promotedAt: try row.decode(forColumn: "promotedAt"),
        replaced: try row.decode(forColumn: "replaced"), record: try row.decode(forColumn: "record"))
      try database.execute(
        sql: "UPDATE champion SET seal = ? WHERE id = ?",
        arguments: [seal, try row.decode(Int64.self, forColumn: "id")])
    }
  }
}
