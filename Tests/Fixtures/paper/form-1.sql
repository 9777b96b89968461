-- A paper ledger as the first form left it: a bet of each state. Frozen: never changed, only read.
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('1 start, bets');
CREATE TABLE start (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  cents INTEGER NOT NULL CHECK (cents > 0)
);
CREATE TABLE bet (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
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
INSERT INTO start VALUES (1, 100000);
INSERT INTO bet VALUES
  (1, '22400001-1-points', 1, 22400001, 'points', '2024-10-22', 'Luka Dončić', 49, 'over', 'draftkings', 2.2, 2000,
   28827960, 28828020, 0.5, 0.0, 0.5, 0.43, 'won', 28, 2400, 0.47, 2, 51),
  (2, '22400001-2-pra', 2, 22400001, 'pra', '2024-10-22', 'Anthony Edwards', 70, 'under', 'fanduel', 1.9, 1500,
   NULL, 28828021, 0.4, 0.05, 0.55, NULL, 'push', 35, 0, NULL, NULL, NULL),
  (3, '22400002-6-threes', 6, 22400002, 'threes', '2024-10-24', 'Jayson Tatum', 7, 'over', 'betmgm', 1.5, 1000,
   28830840, 28830900, 0.7, 0.0, 0.3, 0.66, 'lost', 2, -1000, NULL, 0, 5),
  (4, '22400003-3-assists', 3, 22400003, 'assists', '2024-10-26', 'Jalen Williams', 9, 'under', 'draftkings', 1.87, 500,
   28833720, 28833780, 0.4, 0.0, 0.6, 0.55, 'void', NULL, 0, NULL, NULL, NULL),
  (5, '22400004-3-rebounds', 3, 22400004, 'rebounds', '2024-10-28', 'Jalen Williams', 10, 'over', 'draftkings', 1.95, 700,
   28836600, 28836660, 0.5, 0.15, 0.35, 0.52, 'open', NULL, 0, NULL, NULL, NULL);
