import NativeLibraries

/// A backtest trains nothing: what it needs is not there.
public struct BacktestRefused: FullcourtError, Equatable {
  /// In words, such as `window 2022-2024@2025`; never empty.
  public let missing: [String]
  /// The command that trains it.
  public let command: String

  public var exitCode: ExitCode { .preflightRefused }
  public var message: String {
    let shown = missing.prefix(6).joined(separator: ", ")
    let more = missing.count > 6 ? " and \(missing.count - 6) more" : ""
    return
      "the backtest needs models that are not trained: \(shown)\(more). It trains nothing itself. Train them: \(command)"
  }
}
