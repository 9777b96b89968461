import GRDB

/// The tables of the registry. Times are seconds since 1970.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 artifacts, lease, runs, looks") { database in
      try database.execute(sql: first)
    }
    migrator.registerMigration("2 champions, experiments") { database in
      try database.execute(sql: second)
    }
    migrator.registerMigration("3 ledger, machines") { database in
      try database.execute(sql: LedgerTable.sql)
    }
    migrator.registerMigration("4 seals") { database in
      try SchemaFour.migrate(database)
    }
    migrator.registerMigration("5 progress") { database in
      // What the holder of the lease is at, JSON of its own: others may read it, and it goes with the lease.
      try database.execute(sql: "ALTER TABLE lease ADD COLUMN progress TEXT")
    }
    return migrator
  }

  /// What a registry has to have been brought up to, to be looked at. What came later only adds.
  static let readable = "4 seals"

  private static let first = """
    CREATE TABLE artifact (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      generation INTEGER NOT NULL,
      -- moving: its files are on their way, nobody sees it; current; previous: replaced, kept
      state TEXT NOT NULL CHECK (state IN ('moving', 'current', 'previous')),
      createdAt REAL NOT NULL,
      folder TEXT NOT NULL,
      -- where the files come from, while moving
      staged TEXT,
      description TEXT NOT NULL,
      UNIQUE (kind, key, generation)
    );
    CREATE UNIQUE INDEX artifactCurrent ON artifact (kind, key) WHERE state = 'current';
    CREATE UNIQUE INDEX artifactMoving ON artifact (kind, key) WHERE state = 'moving';
    CREATE TABLE artifactFile (
      artifact INTEGER NOT NULL REFERENCES artifact (id) ON DELETE CASCADE,
      path TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      PRIMARY KEY (artifact, path)
    ) WITHOUT ROWID;
    CREATE TABLE lease (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      token TEXT NOT NULL,
      process TEXT NOT NULL,
      purpose TEXT NOT NULL,
      since REAL NOT NULL,
      heartbeat REAL NOT NULL
    );
    CREATE TABLE run (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'failed', 'interrupted')),
      process TEXT NOT NULL,
      plannedAt REAL NOT NULL,
      startedAt REAL,
      endedAt REAL,
      estimatedSeconds REAL,
      rows INTEGER NOT NULL,
      seconds REAL,
      cost REAL NOT NULL DEFAULT 0,
      message TEXT
    );
    CREATE INDEX runByKind ON run (kind, state, id);
    CREATE TABLE look (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      season INTEGER NOT NULL,
      at REAL NOT NULL,
      command TEXT NOT NULL
    );
    CREATE INDEX lookBySeason ON look (season);
    """

  private static let second = """
    CREATE TABLE champion (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      -- kind of data and variant: what has one champion
      line TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('current', 'replaced', 'rolledBack')),
      configuration TEXT NOT NULL,
      name TEXT NOT NULL,
      promotedAt REAL NOT NULL,
      replaced INTEGER REFERENCES champion (id),
      record TEXT NOT NULL
    );
    CREATE UNIQUE INDEX championCurrent ON champion (line) WHERE state = 'current';
    CREATE TABLE experiment (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      line TEXT NOT NULL,
      name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('done', 'failed')),
      at REAL NOT NULL,
      seconds REAL NOT NULL,
      seasons TEXT NOT NULL,
      seeds TEXT NOT NULL,
      dataHash TEXT NOT NULL,
      schemaHash TEXT NOT NULL,
      configuration TEXT NOT NULL,
      metrics TEXT NOT NULL,
      message TEXT
    );
    CREATE INDEX experimentByKind ON experiment (kind, id);
    """
}
