import NativeLibraries

/// What is looked at before work starts. The codes are part of the command-line contract.
public enum CheckCode: String, Sendable, Codable, CaseIterable {
  /// A file of a window is not what was committed.
  case windowsCorrupt = "windows.corrupt"
  /// A window of the 27 is not there.
  case windowsMissing = "windows.missing"
  /// A window's games or its settings have changed.
  case windowsStale = "windows.stale"
  /// A window was trained with other features.
  case windowsSchema = "windows.schema"
  /// The experiment's file cannot be read, or something in it is not valid.
  case configuration
  /// The games that are needed are not there.
  case dataCoverage = "data.coverage"
  /// The games before a season are too few to train the meta-learner that forecasts it.
  case metaHistory = "meta.history"
  /// The champion's files are damaged: after a promotion he could not come back.
  case championBackup = "champion.backup"
  /// Less disk is free than the steps are expected to take.
  case diskSpace = "disk.space"
  /// Less memory is free than the steps are expected to take.
  case memory
  /// A machine paid for its GPU is asked to build features, or to do what uses none.
  case gpuNotForData = "gpu.notForData"
  /// What the steps may take together is not left, or the machine has no price.
  case budget
  /// Lines of the ledger are not what was written.
  case ledger
  /// Another training runs in the workspace.
  case leaseBusy = "lease.busy"
  /// A library that is needed does not open.
  case libraryLightGBM = "library.lightgbm"
  /// A library that is needed does not open.
  case libraryTorch = "library.torch"
  /// A GPU is asked for, and torch has none to compute on.
  case device

  /// What a command ends with when this check alone fails.
  public var exitCode: ExitCode {
    switch self {
    case .windowsCorrupt, .ledger: .corrupt
    case .configuration: .configurationInvalid
    case .windowsMissing, .windowsStale, .windowsSchema, .championBackup, .diskSpace, .memory, .gpuNotForData:
      .preflightRefused
    case .dataCoverage, .metaHistory: .inputMissing
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
