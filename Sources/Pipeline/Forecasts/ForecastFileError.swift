import NativeLibraries

/// Forecasts that could not be kept.
public enum ForecastFileError: FullcourtError, Equatable {
  case cannotWrite(path: String, reason: String)
  /// The name says neither of the formats that can be written.
  case unknownEnding(path: String)
  /// A table of rows is no JSON.
  case unknownTableEnding(path: String)

  public var exitCode: ExitCode {
    switch self {
    case .cannotWrite: .cannotWrite
    case .unknownEnding, .unknownTableEnding: .usage
    }
  }

  public var message: String {
    switch self {
    case .cannotWrite(let path, let reason): "\(path): cannot be written: \(reason)"
    case .unknownEnding(let path): "\(path): expected a name that ends in .csv, .json or .parquet"
    case .unknownTableEnding(let path): "\(path): expected a name that ends in .csv or .parquet"
    }
  }
}
