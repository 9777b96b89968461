import Foundation
import Registry

/// The ledger line by line: what `budget ledger` prints.
public struct LedgerReport: Sendable, Encodable {
  public struct Line: Sendable, Encodable {
    public let number: Int64
    /// ISO 8601, UTC.
    public let at: String
    public let kind: LedgerEntry.Kind
    public let step: String
    /// The line that put the amount aside; 0 where there is none.
    public let reservation: Int64
    public let cycle: String
    public let machine: String
    public let pricePerHour: Money
    public let milliseconds: Int64
    public let money: Money
    public let note: String
    public let previous: String
    public let hash: String
  }

  /// Every line is what was written.
  public let intact: Bool
  public let problems: [String]
  /// Damage that was accepted with `--accept-damage`.
  public let acceptedProblems: [String]
  public let entries: [Line]
}
