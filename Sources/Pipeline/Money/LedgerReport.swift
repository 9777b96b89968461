import Foundation
import Registry

/// The ledger line by line: what `budget ledger` prints.
public struct LedgerReport: Sendable, Encodable {
  /// One line; lines are added and never changed.
  public struct Line: Sendable, Encodable {
    /// 1, 2, 3 ... without a gap.
    public let number: Int64
    /// ISO 8601, UTC.
    public let at: String
    public let kind: LedgerEntry.Kind
    /// What it is for, such as `window 2022-2024`.
    public let step: String
    /// The line that put the amount aside; its own number for that line, 0 where there is none.
    public let reservation: Int64
    /// `YYYY-MM-DD`: first day of the billing cycle in which the amount was put aside.
    public let cycle: String
    public let machine: String
    /// As it was then.
    public let pricePerHour: Money
    /// Put aside, or used.
    public let milliseconds: Int64
    /// The same in money: zero on a machine without a price.
    public let money: Money
    /// A budget as JSON, why a step ended without a result, or the damage that was accepted; else empty.
    public let note: String
    /// Hash of the line before; 64 zeros for the first.
    public let previous: String
    /// SHA-256 over all else of the line, and over who wrote it.
    public let hash: String
  }

  /// Every line is what was written.
  public let intact: Bool
  /// What is wrong with lines, as far as nobody accepted it.
  public let problems: [String]
  /// Damage that was accepted with `--accept-damage`.
  public let acceptedProblems: [String]
  /// The oldest first.
  public let entries: [Line]
}
