/// What an import did, row by row accounted for: every row read is new, changed, equal or quarantined.
public struct ImportReport: Codable, Sendable, Equatable {
  /// Counts of rows.
  public struct Counts: Codable, Sendable, Equatable {
    /// Rows after the header, malformed lines among them.
    public var read = 0
    /// Rows whose key (gameId, personId) the store did not have.
    public var new = 0
    /// Rows that replaced another version of themselves.
    public var changed = 0
    /// Rows that the store had, value for value.
    public var equal = 0
    /// Rows that are not stored: see the quarantine file.
    public var quarantined = 0
    /// Of the rows that are not quarantined: players who played in games that are history.
    public var played = 0
    /// Players listed who did not play.
    public var didNotPlay = 0
    /// Rows of preseason and All-Star games.
    public var notHistory = 0

    public init() {}

    /// Rows that are not quarantined.
    public var accepted: Int { new + changed + equal }

    static func += (left: inout Counts, right: Counts) {
      left.read += right.read
      left.new += right.new
      left.changed += right.changed
      left.equal += right.equal
      left.quarantined += right.quarantined
      left.played += right.played
      left.didNotPlay += right.didNotPlay
      left.notHistory += right.notHistory
    }
  }

  /// One file, or one entry of an archive.
  public struct File: Codable, Sendable, Equatable {
    /// Its path; for an entry of an archive, that of the archive with the entry.
    public var file: String
    public var counts: Counts
    /// Columns that are not read.
    public var extraColumns: [String]
    /// Optional columns that the file lacks: their values are missing.
    public var missingColumns: [String]
    /// What a reader should know about how the file was understood.
    public var notes: [String]
  }

  /// A file in a folder or archive that holds no box scores.
  public struct Skipped: Codable, Sendable, Equatable {
    /// Its path; for an entry of an archive, that of the archive with the entry.
    public var file: String
    /// What its header lacks, in words for people.
    public var reason: String
  }

  /// A season as the store has it after the import, and what the import did to it.
  public struct SeasonCounts: Codable, Sendable, Equatable {
    public var season: Season
    /// Always real: simulated seasons do not come in as files.
    public var kind: DataKind
    /// Rows that the store has of the season after the import: of players who played.
    public var played: Int
    /// Rows that the store has: of players listed who did not play.
    public var didNotPlay: Int
    /// Rows that the store has: of preseason and All-Star games.
    public var notHistory: Int
    /// Rows of this import whose key was not known.
    public var new: Int
    /// Rows of this import that replaced another version of themselves.
    public var changed: Int
    /// Rows of this import that were known, value for value.
    public var equal: Int
  }

  /// Values that files gave for a column before its first recorded season. They are stored as missing.
  public struct BeforeRecording: Codable, Sendable, Equatable {
    /// As files and the store name it, `BoxColumn.fileName`.
    public var column: String
    /// The season from which on the column counts.
    public var firstSeason: Season
    /// Values that were zero.
    public var zeros: Int
    /// Values that were something else: the file knows more than the league recorded, or is wrong.
    public var others: Int
  }

  /// Rows of one reason, counted; the reason without its numbers and names.
  public struct Reason: Codable, Sendable, Equatable {
    /// The reason with `#` for every number and `…` for every quoted word.
    public var rule: String
    /// Quarantined rows that it fits.
    public var rows: Int
    /// The first such row: file, line, and the reason in full.
    public var example: String
  }

  /// Those that hold box scores, in the order in which they were read.
  public var files: [File] = []
  /// Files of folders and archives that were passed over.
  public var skipped: [Skipped] = []
  /// Sums over `files`.
  public var totals = Counts()
  /// Rows replaced by a later file of the same import; they count as new, changed or equal of their own file.
  public var superseded = 0
  /// The seasons that rows of this import belong to.
  public var seasons: [SeasonCounts] = []
  /// Columns for which there were such values.
  public var beforeRecording: [BeforeRecording] = []
  /// Why rows were quarantined, the most frequent reason first.
  public var reasons: [Reason] = []
  /// Rows without minutes in an era that recorded them: counted as played if they left a trace in the box score.
  public var unknownMinutesPlayed = 0
  /// Rows without minutes that left no trace: counted as players who did not play.
  public var unknownMinutesDidNotPlay = 0
  /// Simulated seasons that real rows replaced.
  public var simulatedSeasonsDropped: [Season] = []
  /// Where the quarantined rows are; nil when there are none.
  public var quarantineFile: String?
  /// False when the store is as it was, byte for byte.
  public var changedStore = false
}
