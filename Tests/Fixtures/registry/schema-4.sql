-- A registry as schema 4 wrote it. Frozen: never changed, only joined by those of later schemas.
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
  -- SHA-256 of what never changes of the row
  seal TEXT,
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
  message TEXT,
  machine TEXT NOT NULL DEFAULT 'local'
);
CREATE INDEX runByKind ON run (kind, state, id);
CREATE TABLE look (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  season INTEGER NOT NULL,
  at REAL NOT NULL,
  command TEXT NOT NULL
);
CREATE INDEX lookBySeason ON look (season);
CREATE TABLE champion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- kind of data and variant: what has one champion
  line TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('current', 'replaced', 'rolledBack')),
  configuration TEXT NOT NULL,
  name TEXT NOT NULL,
  promotedAt REAL NOT NULL,
  replaced INTEGER REFERENCES champion (id),
  record TEXT NOT NULL,
  seal TEXT
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
CREATE TABLE ledger (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('budget', 'reserve', 'settle', 'release', 'accept')),
  step TEXT NOT NULL,
  reservation INTEGER NOT NULL,
  cycle TEXT NOT NULL,
  machine TEXT NOT NULL,
  -- money in millionths
  pricePerHour INTEGER NOT NULL CHECK (pricePerHour >= 0),
  milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
  money INTEGER NOT NULL CHECK (money >= 0),
  process TEXT NOT NULL,
  note TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
);
CREATE TRIGGER ledgerIsNotChanged BEFORE UPDATE ON ledger
  BEGIN SELECT RAISE(ABORT, 'lines of the ledger are never changed'); END;
CREATE TRIGGER ledgerIsNotShortened BEFORE DELETE ON ledger
  BEGIN SELECT RAISE(ABORT, 'lines of the ledger are never taken out'); END;
-- the last line, kept apart: a ledger that was cut off at the end shows
CREATE TABLE ledgerHead (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL
);
-- what a running step has used so far: from this a dead process's reservation is charged
CREATE TABLE meter (
  reservation INTEGER PRIMARY KEY,
  milliseconds INTEGER NOT NULL,
  fraction REAL NOT NULL,
  at INTEGER NOT NULL
);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('1 artifacts, lease, runs, looks');
INSERT INTO grdb_migrations VALUES ('2 champions, experiments');
INSERT INTO grdb_migrations VALUES ('3 ledger, machines');
INSERT INTO grdb_migrations VALUES ('4 seals');
INSERT INTO artifact VALUES (1, 'window', '1947-1949', 1, 'previous', 1795356191.5, 'previous/window/1947-1949/g1', NULL, '{"cost":0.25,"dataHash":"data of old trees","formatVersion":1,"key":"1947-1949","kind":"window","metadata":"{\n  \"settings\" : \"9fe784bb\"\n}\n","parents":[],"producers":{"fullcourt":"0.1.0"},"rows":78000,"schemaHash":"56844c6b6a5eba1bbad2ce538633fd5e","seconds":37.5,"seeds":[20470]}', 'dfd23f7b3b1ac4f06cc29d68cf2fadfcd824f64ac540fa3d84add75d11fcd069');
INSERT INTO artifactFile VALUES (1, 'points.median.txt', '27270d43e939afc9454d022ade31742fb3ad2d89c8fd99b927a39e9578999698', 10);
INSERT INTO artifactFile VALUES (1, 'window.json', '2f0fd78a91263ee7352df687964d366f9e7323d54cb0412cb1c1d73afeb5bcf1', 13);
INSERT INTO artifact VALUES (2, 'window', '1947-1949', 2, 'current', 1795356291.5, 'windows/1947-1949', NULL, '{"cost":0.25,"dataHash":"data of new trees","formatVersion":1,"key":"1947-1949","kind":"window","metadata":"{\n  \"settings\" : \"9fe784bb\"\n}\n","parents":[],"producers":{"fullcourt":"0.1.0"},"rows":78000,"schemaHash":"56844c6b6a5eba1bbad2ce538633fd5e","seconds":37.5,"seeds":[20470]}', '6fb3d57d9006e9360a2fcdbb2e52e90e0146c718a540ec0d5e9266711dc43645');
INSERT INTO artifactFile VALUES (2, 'points.median.txt', 'f75be3390e2c4686c1a04aa05d326ee1de58df698d173230bc6e01dfc499c6b6', 10);
INSERT INTO artifactFile VALUES (2, 'window.json', '2f0fd78a91263ee7352df687964d366f9e7323d54cb0412cb1c1d73afeb5bcf1', 13);
INSERT INTO artifact VALUES (3, 'vintage', '2022-2024@2024', 1, 'current', 1795356391.25, 'vintages/2022-2024@2024', NULL, '{"cost":0.25,"dataHash":"data of vintage trees","formatVersion":1,"key":"2022-2024@2024","kind":"vintage","metadata":"{\n  \"settings\" : \"9fe784bb\"\n}\n","parents":[],"producers":{"fullcourt":"0.1.0"},"rows":78000,"schemaHash":"56844c6b6a5eba1bbad2ce538633fd5e","seconds":37.5,"seeds":[20470]}', '150c9386729a20e960bad07436a4d9543c80e51f6913be961b4be398ac31d7ce');
INSERT INTO artifactFile VALUES (3, 'points.median.txt', '415ce513c6450d7e93210697879b37d763e4ba0c1ab0ce193afd844f652cc972', 14);
INSERT INTO artifactFile VALUES (3, 'window.json', '2f0fd78a91263ee7352df687964d366f9e7323d54cb0412cb1c1d73afeb5bcf1', 13);
INSERT INTO artifact VALUES (4, 'league', 'league@2025-blind-3-real', 1, 'current', 1795356491.75, 'meta/league/league@2025-blind-3-real', NULL, '{"cost":0.25,"dataHash":"data of league trees","formatVersion":1,"key":"league@2025-blind-3-real","kind":"league","metadata":"{\n  \"settings\" : \"9fe784bb\"\n}\n","parents":[],"producers":{"fullcourt":"0.1.0"},"rows":78000,"schemaHash":"56844c6b6a5eba1bbad2ce538633fd5e","seconds":37.5,"seeds":[20470]}', '192debae67f64ccaba5293c7804ffe4ba93bc1482911b78d19999c2fc6df4fb2');
INSERT INTO artifactFile VALUES (4, 'points.median.txt', '340114ed6eabb50d66ffdb809d89414c628a9e57799d4cff7e3782c2c64b1d70', 13);
INSERT INTO artifactFile VALUES (4, 'window.json', '2f0fd78a91263ee7352df687964d366f9e7323d54cb0412cb1c1d73afeb5bcf1', 13);
INSERT INTO artifact VALUES (5, 'window', '2022-2024', 1, 'moving', 1795356591.0, 'windows/2022-2024', 'staging/window-2022-2024-0123456789abcdef', '{"cost":0.25,"dataHash":"data of staged trees","formatVersion":1,"key":"2022-2024","kind":"window","metadata":"{\n  \"settings\" : \"9fe784bb\"\n}\n","parents":[],"producers":{"fullcourt":"0.1.0"},"rows":78000,"schemaHash":"56844c6b6a5eba1bbad2ce538633fd5e","seconds":37.5,"seeds":[20470]}', 'acfcae12d4208d2a021cbbbbc29e9866cd74aebc8c3e38d6e997f1fceec09342');
INSERT INTO artifactFile VALUES (5, 'points.median.txt', 'c0ba61674740b23f447e811878592ccaf50c4be18fe122bfae44c828f0592cf5', 13);
INSERT INTO artifactFile VALUES (5, 'window.json', '2f0fd78a91263ee7352df687964d366f9e7323d54cb0412cb1c1d73afeb5bcf1', 13);
INSERT INTO artifact VALUES (6, 'meta', 'meta@2025-blind-real-d358cc4cbdbb', 1, 'current', 1795356691.25, 'meta/meta/meta@2025-blind-real-d358cc4cbdbb', NULL, '{"cost":0.25,"dataHash":"data of meta trees","formatVersion":1,"key":"meta@2025-blind-real-d358cc4cbdbb","kind":"meta","metadata":"{\n  \"settings\" : \"9fe784bb\"\n}\n","parents":[{"key":"league@2025-blind-3-real","kind":"league","sha256":"601e73c69eacd1f8decc43a447f8d5e83608a79f34bf873b63ef7acd587bce92"},{"key":"2022-2024@2024","kind":"vintage","sha256":"f67d15bda21c0a9e66e45eadc1e1e73785a910825467ead1e65c935405f9e690"}],"producers":{"fullcourt":"0.1.0"},"rows":78000,"schemaHash":"56844c6b6a5eba1bbad2ce538633fd5e","seconds":37.5,"seeds":[20470]}', '080bf4c818c5f4254dd27818ee0b091be5c7be2fc9f9e0d6b8e8d117774080be');
INSERT INTO artifactFile VALUES (6, 'points.median.txt', 'faecf711f22610248122e8d49269cf1acbf20400c87b311a3ece007b1f9ca949', 11);
INSERT INTO artifactFile VALUES (6, 'window.json', '2f0fd78a91263ee7352df687964d366f9e7323d54cb0412cb1c1d73afeb5bcf1', 13);
INSERT INTO lease VALUES (1, '27870738-A7D7-46FF-97DB-81245108C303', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 'windows train', 1795373157.19858, 1795374468.25879);
INSERT INTO run VALUES (1, 'window', '1947-1949', 'done', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 1795356179.0152, 1795356179.01542, 1795356191.97024, 40.0, 1412764, 11.260757699, 0.25, NULL, 'A10G');
INSERT INTO run VALUES (2, 'window', '1947-1949', 'failed', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 1795356179.0152, 1795356179.01542, 1795356191.97024, 40.0, 1412764, NULL, 0.0, 'no memory', 'A10G');
INSERT INTO run VALUES (3, 'window', '1947-1949', 'running', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 1795356179.0152, 1795356179.01542, NULL, 40.0, 1412764, NULL, 0.0, NULL, 'local');
INSERT INTO run VALUES (4, 'window', '1947-1949', 'interrupted', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 1795356179.0152, 1795356179.01542, NULL, 40.0, 1412764, NULL, 0.0, NULL, 'local');
INSERT INTO run VALUES (5, 'window', '1947-1949', 'planned', '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"HOST","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 1795356179.0152, NULL, NULL, 40.0, 1412764, NULL, 0.0, NULL, 'local');
INSERT INTO look VALUES (1, 2024, 1795359908.73361, 'fullcourt backtest --seasons 2024-2025');
INSERT INTO look VALUES (2, 2024, 1795359999.5, 'fullcourt backtest --seasons 2024');
INSERT INTO champion VALUES (1, 'real-blind', 'replaced', 'c31a45742f1c', 'v4_residual_only', 1795370000.5, NULL, '{"configuration":{},"seasons":[2024,2025]}', 'e474cdc703c24f03e9e949b6d636c23bc6fd543b6eb3de151a2923a0e8dabed4');
INSERT INTO champion VALUES (2, 'real-blind', 'current', 'd358cc4cbdbb', 'v4_full', 1795371000.25, 1, '{"configuration":{},"seasons":[2024,2025]}', 'e2acab56f22abca55abbe0c27a3335b2f125b779b2f0d61f63a8c77d9f5f0dc4');
INSERT INTO champion VALUES (3, 'simulated-blind', 'rolledBack', 'aaaa', 'try', 1795371500.0, NULL, '{}', 'b73115f7147da2f841964edf63a53ed9ae54c061322ce9e2734e9119bc79927b');
INSERT INTO experiment VALUES (1, 'meta train', 'real-blind', 'v4_full', 'done', 1795370500.0, 1116.98, '[2025]', '[11,12]', 'bb82e004', '56844c6b', '{"feature_flags":{}}', '{"heldOut":[]}', NULL);
INSERT INTO experiment VALUES (2, 'meta promote', 'real-blind', 'try', 'failed', 1795370600.0, 0.0, '[2024,2025]', '[]', 'bb82e004', '56844c6b', '{}', '{}', 'no gain');
INSERT INTO ledger VALUES (1, 1795356100000, 'budget', '', 0, '', '', 0, 0, 0, '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"trainer-1","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', '{"cycleStart":"2026-12-01","freeMilliseconds":180000000,"limit":8,"machines":[{"hasGPU":true,"name":"A10G","pricePerHour":1.1}]}', '0000000000000000000000000000000000000000000000000000000000000000', '65c00dc35798e559f36b45f7332c0d8ff048487ad115f115e25981616655df0d');
INSERT INTO ledger VALUES (2, 1795356179015, 'reserve', 'window 1947-1949', 2, '2026-11-01', 'A10G', 1100000, 3600000, 1100000, '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"trainer-1","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 'data of new trees', '65c00dc35798e559f36b45f7332c0d8ff048487ad115f115e25981616655df0d', '26e5cb0e87569080ed6ba671f5fd4083ee013feeaab105377b24720970371dff');
INSERT INTO ledger VALUES (3, 1795356291970, 'settle', 'window 1947-1949', 2, '2026-11-01', 'A10G', 1100000, 37500, 11459, '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"trainer-1","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', '', '26e5cb0e87569080ed6ba671f5fd4083ee013feeaab105377b24720970371dff', '9d7a3eb08450e01a9c3598746edad35c2c69979d858b80a4b31dac196cc1268b');
INSERT INTO ledger VALUES (4, 1795356300000, 'reserve', 'window 2022-2024', 4, '2026-11-01', 'local', 0, 600000, 0, '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"trainer-1","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 'data of staged trees', '9d7a3eb08450e01a9c3598746edad35c2c69979d858b80a4b31dac196cc1268b', '410c670ba4b3bb144a7f57a5310856e8986eef47840767f1354f4dcb2a8df3f8');
INSERT INTO ledger VALUES (5, 1795356312000, 'release', 'window 2022-2024', 4, '2026-11-01', 'local', 0, 12000, 0, '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"trainer-1","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 'interrupted', '410c670ba4b3bb144a7f57a5310856e8986eef47840767f1354f4dcb2a8df3f8', '100b9e7beaaee0c5263d1e273fca255ab4f6cb07249efb735d170851520aa8a6');
INSERT INTO ledger VALUES (6, 1795356400000, 'reserve', 'meta 2025', 6, '2026-11-01', 'A10G', 1100000, 7200000, 2200000, '{"bootId":"56076ac3-b8ba-41d0-ae2e-4b6aacd78677","host":"trainer-1","namespace":"pid:[4026531836]","pid":19710,"startTicks":604964}', 'data of then', '100b9e7beaaee0c5263d1e273fca255ab4f6cb07249efb735d170851520aa8a6', 'c74b4616df7701e44800fb9b4555e4cb9e8e19e4d6bc1cd2c19cc31b65a9d33a');
INSERT INTO ledgerHead VALUES (1, 6, 'c74b4616df7701e44800fb9b4555e4cb9e8e19e4d6bc1cd2c19cc31b65a9d33a');
INSERT INTO meter VALUES (2, 37000, 0.9375, 1795356291000);
INSERT INTO meter VALUES (6, 1200000, 0.25, 1795357600000);
