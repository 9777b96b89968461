import GRDB
import NativeLibraries

/// Why a paper ledger's file does not do.
public enum PaperStoreError: FullcourtError, Equatable {
  /// No ledger was opened yet.
  case missing(file: String)
  /// It is no database, or a row holds what no bet can.
  case corrupt(file: String, reason: String)
  /// A newer Fullcourt wrote it.
  case newer(file: String, found: String)
  /// Somebody else placed the same bet, or opened the ledger, at the same time.
  case taken(file: String)
  /// SQLite could not read or write it.
  case database(file: String, reason: String)

  public var exitCode: ExitCode {
    switch self {
    case .missing: .inputMissing
    case .corrupt: .corrupt
    case .newer: .preflightRefused
    case .taken: .busy
    case .database: .cannotWrite
    }
  }

  public var message: String {
    switch self {
    case .missing(let file):
      "\(file) is not there: no bet was placed yet. 'fullcourt paper place --lines FILE --bankroll AMOUNT' opens a ledger."
    case .corrupt(let file, let reason):
      "\(file) is damaged: \(reason). Put a copy of it in its place, or move it away to begin a new ledger."
    case .newer(let file, let found):
      "\(file) was written by a newer Fullcourt (its form is '\(found)'): use that one."
    case .taken(let file):
      "\(file) was changed by another command at the same time; nothing was written. Run the command again."
    case .database(let file, let reason): "\(file) cannot be read or written: \(reason)"
    }
  }

  static func of(_ error: any Error, _ file: String) -> PaperStoreError {
    if let known = error as? PaperStoreError { return known }
    if let damage = error as? PaperRow.Damage {
      return .corrupt(file: file, reason: "bet \(damage.id) has no right '\(damage.column)'")
    }
    if let database = error as? DatabaseError {
      switch database.resultCode.primaryResultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .corrupt(file: file, reason: database.message ?? "not a database")
      case .SQLITE_CONSTRAINT: return .taken(file: file)
      default: return .database(file: file, reason: database.message ?? "\(database.resultCode)")
      }
    }
    if error is RowDecodingError {
      return .corrupt(file: file, reason: "a value in it is of another type than its column")
    }
    return .database(file: file, reason: "\(error)")
  }
}
