import NativeLibraries

/// What can go wrong with the store itself.
public enum StoreError: FullcourtError, Equatable {
  case cannotWrite(path: String, reason: String)
  /// Another process writes to the store.
  case busy(path: String)
  case corrupt(file: String, reason: String)
  /// The store was written by a later version.
  case newerFormat(file: String, found: Int, known: Int)
  /// Games are to be put into a store that has some.
  case notEmpty(path: String)

  public var exitCode: ExitCode {
    switch self {
    case .cannotWrite: .cannotWrite
    case .busy: .busy
    case .corrupt, .newerFormat: .corrupt
    case .notEmpty: .preflightRefused
    }
  }

  public var message: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "\(path): cannot be written: \(reason)"
    case .busy(let path):
      "\(path): another import is writing to this store; wait until it ends and try again"
    case .corrupt(let file, let reason):
      "\(file): corrupt: \(reason); restore it from a copy, or delete the data folder and import again"
    case .newerFormat(let file, let found, let known):
      "\(file): format \(found), this version reads \(known); use the version of Fullcourt that wrote it"
    case .notEmpty(let path):
      "\(path): there are games already, and those that are to come in would take their place; name an empty workspace"
    }
  }
}
