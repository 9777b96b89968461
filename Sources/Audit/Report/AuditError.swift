import NativeLibraries

/// Why an audit could not be made. A leak that was found is no error: it is in the report.
public enum AuditError: FullcourtError {
  /// The data has no season that the check could look at.
  case tooLittleData(check: String, found: String, needed: String)

  public var exitCode: ExitCode { .inputMissing }

  public var message: String {
    switch self {
    case .tooLittleData(let check, let found, let needed):
      "The \(check) needs \(needed); the store has \(found). Import more seasons with 'fullcourt data import PATH', "
        + "or make a league with 'fullcourt data simulate --seasons 2019-2025'."
    }
  }
}
