-- A registry as schema 1 wrote it. Frozen: never changed, only joined by those of later schemas.
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
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('1 artifacts, lease, runs, looks');
INSERT INTO artifact VALUES (1, 'window', '1947-1949', 1, 'previous', 1795356191.94098, 'previous/window/1947-1949/g1', NULL, '{"cost":0.25,"dataHash":"data of old trees","key":"1947-1949","kind":"window","metadata":"{\n  \"settings\" : \"9fe784bb\"\n}\n","producers":{"fullcourt":"0.1.0"},"rows":78000,"schemaHash":"56844c6b6a5eba1bbad2ce538633fd5e","seconds":37.5,"seeds":[20470]}');
INSERT INTO artifactFile VALUES (1, 'points.median.txt', '27270d43e939afc9454d022ade31742fb3ad2d89c8fd99b927a39e9578999698', 10);
INSERT INTO artifactFile VALUES (1, 'window.json', '2f0fd78a91263ee7352df687964d366f9e7323d54cb0412cb1c1d73afeb5bcf1', 13);
INSERT INTO artifact VALUES (2, 'window', '1947-1949', 2, 'current', 1795356291.5, 'windows/1947-1949', NULL, '{"cost":0.25,"dataHash":"data of new trees","key":"1947-1949","kind":"window","metadata":"{\n  \"settings\" : \"9fe784bb\"\n}\n","producers":{"fullcourt":"0.1.0"},"rows":78000,"schemaHash":"56844c6b6a5eba1bbad2ce538633fd5e","seconds":37.5,"seeds":[20470]}');
INSERT INTO artifactFile VALUES (2, 'points.median.txt', 'f75be3390e2c4686c1a04aa05d326ee1de58df698d173230bc6e01dfc499c6b6', 10);
INSERT INTO artifactFile VALUES (2, 'window.json', '2f0fd78a91263ee7352df687964d366f9e7323d54cb0412cb1c1d73afeb5bcf1', 13);
INSERT INTO artifact VALUES (3, 'vintage', '2022-2024@2024', 1, 'current', 1795356391.25, 'vintages/2022-2024@2024', NULL, '{"cost":0.25,"dataHash":"data of vintage trees","key":"2022-2024@2024","kind":"vintage","metadata":"{\n  \"settings\" : \"9fe784bb\"\n}\n","producers":{"fullcourt":"0.1.0"},"rows":78000,"schemaHash":"56844c6b6a5eba1bbad2ce538633fd5e","seconds":37.5,"seeds":[20470]}');
INSERT INTO artifactFile VALUES (3, 'points.median.txt', '415ce513c6450d7e93210697879b37d763e4ba0c1ab0ce193afd844f652cc972', 14);
INSERT INTO artifactFile VALUES (3, 'window.json', '2f0fd78a91263ee7352df687964d366f9e7323d54cb0412cb1c1d73afeb5bcf1', 13);
INSERT INTO artifact VALUES (4, 'league', 'league@2025-blind-3-real', 1, 'current', 1795356491.75, 'meta/league/league@2025-blind-3-real', NULL, '{"cost":0.25,"dataHash":"data of league trees","key":"league@2025-blind-3-real","kind":"league","metadata":"{\n  \"settings\" : \"9fe784bb\"\n}\n","producers":{"fullcourt":"0.1.0"},"rows":78000,"schemaHash":"56844c6b6a5eba1bbad2ce538633fd5e","seconds":37.5,"seeds":[20470]}');
INSERT INTO artifactFile VALUES (4, 'points.median.txt', '340114ed6eabb50d66ffdb809d89414c628a9e57799d4cff7e3782c2c64b1d70', 13);
INSERT INTO artifactFile VALUES (4, 'window.json', '2f0fd78a91263ee7352df687964d366f9e7323d54cb0412cb1c1d73afeb5bcf1', 13);
INSERT INTO artifact VALUES (5, 'window', '2022-2024', 1, 'moving', 1795356591.0, 'windows/2022-2024', 'staging/window-2022-2024-0123456789abcdef', '{"cost":0.25,"dataHash":"data of staged trees","key":"2022-2024","kind":"window","metadata":"{\n  \"settings\" : \"9fe784bb\"\n}\n","producers":{"fullcourt":"0.1.0"},"rows":78000,"schemaHash":"56844c6b6a5eba1bbad2ce538633fd5e","seconds":37.5,"seeds":[20470]}');
INSERT INTO artifactFile VALUES (5, 'points.median.txt', 'c0ba61674740b23f447e811878592ccaf50c4be18fe122bfae44c828f0592cf5', 13);
INSERT INTO artifactFile VALUES (5, 'window.json', '2f0fd78a91263ee7352df687964d366f9e7323d54cb0412cb1c1d73afeb5bcf1', 13);
INSERT INTO lease VALUES (1, '27870738-A7D7-46FF-97DB-81245108C303', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 'windows train', 1795373157.19858, 1795374468.25879);
INSERT INTO run VALUES (1, 'window', '1947-1949', 'done', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 1795356179.0152, 1795356179.01542, 1795356191.97024, 40.0, 1412764, 11.260757699, 0.25, NULL);
INSERT INTO run VALUES (2, 'window', '1947-1949', 'failed', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 1795356179.0152, 1795356179.01542, 1795356191.97024, 40.0, 1412764, NULL, 0.0, 'no memory');
INSERT INTO run VALUES (3, 'window', '1947-1949', 'running', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 1795356179.0152, 1795356179.01542, NULL, 40.0, 1412764, NULL, 0.0, NULL);
INSERT INTO run VALUES (4, 'window', '1947-1949', 'interrupted', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 1795356179.0152, 1795356179.01542, NULL, 40.0, 1412764, NULL, 0.0, NULL);
INSERT INTO run VALUES (5, 'window', '1947-1949', 'planned', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 1795356179.0152, NULL, NULL, 40.0, 1412764, NULL, 0.0, NULL);
INSERT INTO look VALUES (1, 2024, 1795359908.73361, 'fullcourt backtest --seasons 2024-2025');
INSERT INTO look VALUES (2, 2024, 1795359999.5, 'fullcourt backtest --seasons 2024');
