/// The parsers that read what others wrote. A typed error is an answer; a trap, a hang or a read beyond the end is not.
enum FuzzTarget: String, CaseIterable {
  /// Timestamps, days, seasons, game types, headers and single records.
  case text
  /// CSV, gzip and zip, from the file's bytes to well-formed records.
  case file
  /// Slates, schedules, rosters and players, as people write them.
  case tables
  /// A whole import into a new store, the database included.
  case store
  /// LightGBM model texts, read and asked for a forecast.
  case model
  /// Feature matrices of the workspace.
  case matrix
  /// Table snapshots of the workspace.
  case snapshot
  /// Networks and checkpoints.
  case tensors
  /// Configurations of experiments.
  case yaml
  /// Manifests of stores, windows, league models and meta-learners, and what they name.
  case manifest
  /// Betting lines, as CSV and as The Odds API's JSON.
  case lines
  /// Bundles: the archive, its manifest, its checksums.
  case bundle

  var function: FuzzedFunction {
    switch self {
    case .text: { Self.run($0, $1, fuzzText) }
    case .file: { Self.run($0, $1, fuzzFile) }
    case .tables: { Self.run($0, $1, fuzzTables) }
    case .store: { Self.run($0, $1, fuzzStore) }
    case .model: { Self.run($0, $1, fuzzModel) }
    case .matrix: { Self.run($0, $1, fuzzMatrix) }
    case .snapshot: { Self.run($0, $1, fuzzSnapshot) }
    case .tensors: { Self.run($0, $1, fuzzTensors) }
    case .yaml: { Self.run($0, $1, fuzzYAML) }
    case .manifest: { Self.run($0, $1, fuzzManifest) }
    case .lines: { Self.run($0, $1, fuzzLines) }
    case .bundle: { Self.run($0, $1, fuzzBundle) }
    }
  }

  private static func run(_ start: UnsafePointer<UInt8>?, _ count: Int, _ body: ([UInt8]) -> Void) -> CInt {
    body(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  }
}
