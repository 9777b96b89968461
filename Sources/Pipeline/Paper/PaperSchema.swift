import GRDB

/// The tables of a paper ledger. Times are minutes since 1970, lines are counted in halves, money in hundredths.
enum PaperSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 start, bets") { try $0.execute(sql: first) }
    migrator.registerMigration("2 unproven") { try $0.execute(sql: second) }
    return migrator
  }

  private static let first = """
    CREATE TABLE start (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      cents INTEGER NOT NULL CHECK (cents > 0)
    );
    CREATE TABLE bet (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      -- GAME-PERSON-MARKET: one bet on a number
      id TEXT NOT NULL UNIQUE,
      personId INTEGER NOT NULL,
      gameId INTEGER NOT NULL,
      market TEXT NOT NULL,
      day TEXT NOT NULL,
      player TEXT NOT NULL,
      halves INTEGER NOT NULL,
      side TEXT NOT NULL CHECK (side IN ('over', 'under')),
      book TEXT NOT NULL,
      odds REAL NOT NULL CHECK (odds > 1),
      stakeCents INTEGER NOT NULL CHECK (stakeCents > 0),
      captured INTEGER,
      placed INTEGER NOT NULL,
      -- ours at the time, and the market's without margin of the side
      probabilityOver REAL NOT NULL,
      probabilityPush REAL NOT NULL,
      probabilityUnder REAL NOT NULL,
      marketProbability REAL,
      state TEXT NOT NULL CHECK (state IN ('open', 'won', 'lost', 'push', 'void')),
      outcome INTEGER,
      profitCents INTEGER NOT NULL,
      closingProbability REAL,
      closingBooks INTEGER,
      closingHalves INTEGER
    );
    CREATE INDEX betByState ON bet (state);
    """

  /// Bets of the first form were all placed on proven markets.
  private static let second = """
    ALTER TABLE bet ADD COLUMN unproven INTEGER NOT NULL DEFAULT 0 CHECK (unproven IN (0, 1));
    """
}
