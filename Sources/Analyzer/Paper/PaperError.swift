import NativeLibraries

/// Why a paper ledger refuses.
public enum PaperError: FullcourtError, Hashable {
  case notOpened
  case alreadyOpened(start: PaperMoney)
  case badStart(String)

  public var exitCode: ExitCode {
    switch self {
    case .notOpened: .inputMissing
    case .alreadyOpened, .badStart: .usage
    }
  }

  public var message: String {
    switch self {
    case .notOpened: "the paper ledger has no bankroll yet; open it with one, such as 1000"
    case .alreadyOpened(let start):
      "the paper ledger was opened with \(start) already; its bankroll follows from its bets"
    case .badStart(let found): "bankroll \(found): expected an amount above zero and up to \(PaperMoney.largest)"
    }
  }
}
