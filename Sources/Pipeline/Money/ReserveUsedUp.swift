import BoxScores
import NativeLibraries
import Registry

/// A running step has used what was put aside for it, and was stopped at its next checkpoint.
///
/// The exit code is that of a refusal, not of an interruption: who starts again what was interrupted must not go on paying.
public struct ReserveUsedUp: FullcourtError, Equatable {
  /// Its name in the ledger.
  public let step: String
  public let machine: String
  /// What was put aside: money, or hours on a machine without a price.
  public let reserved: String
  /// What was used and charged.
  public let used: String
  /// The day on which the next cycle begins; nil without a budget.
  public let reset: GameDay?
  /// The command that goes on where this one stopped.
  public let resume: String

  public var exitCode: ExitCode { .budgetRefused }
  public var message: String {
    "'\(step)' has used up the \(reserved) put aside for it on \(machine) and was stopped at a checkpoint; \(used) was "
      + "charged, and everything finished so far is kept."
      + (reset.map { " The budget resets on \($0)." } ?? "")
      + " Put a new amount aside for the rest and go on: \(resume)"
  }
}
