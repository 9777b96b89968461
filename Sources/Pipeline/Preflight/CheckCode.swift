import NativeLibraries

/// What is looked at before work starts. The codes are part of the command-line contract.
public enum CheckCode: String, Sendable, Codable, CaseIterable {
  case windowsCorrupt = "windows.corrupt"
  case windowsMissing = "windows.missing"
  case windowsStale = "windows.stale"
  case windowsSchema = "windows.schema"
  case configuration
  case dataCoverage = "data.coverage"
  case championBackup = "champion.backup"
  case diskSpace = "disk.space"
  case memory
  case gpuNotForData = "gpu.notForData"
  case budget
  case ledger
  case leaseBusy = "lease.busy"
  case libraryLightGBM = "library.lightgbm"
  case libraryTorch = "library.torch"
  case device

  public var exitCode: ExitCode {
    switch self {
    case .windowsCorrupt, .ledger: .corrupt
    case .configuration: .configurationInvalid
    case .windowsMissing, .windowsStale, .windowsSchema, .championBackup, .diskSpace, .memory, .gpuNotForData:
      .preflightRefused
    case .dataCoverage: .inputMissing
    case .budget: .budgetRefused
    case .leaseBusy: .busy
    case .libraryLightGBM, .libraryTorch, .device: .unavailable
    }
  }

  /// Exit codes from the gravest to the lightest: damage; what was asked for is wrong; something has to be done first;
  /// there are no games; money; waiting; installing. Where several checks fail the first of these is the command's.
  static let gravity: [ExitCode] = [
    .corrupt, .configurationInvalid, .preflightRefused, .inputMissing, .budgetRefused, .busy, .unavailable,
  ]

  var rank: Int { Self.gravity.firstIndex(of: exitCode) ?? Self.gravity.count }
}
