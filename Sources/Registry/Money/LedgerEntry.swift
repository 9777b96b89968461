import Foundation

/// One line of the ledger. Lines are added and never changed.
public struct LedgerEntry: Sendable, Hashable {
  /// What a line says.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A budget came into force; `note` is its JSON.
    case budget
    /// So much was put aside for a step that is about to run.
    case reserve
    /// The step is done: charged what it used.
    case settle
    /// The step ended without a result: charged what it used, and no more.
    case release
    /// A person looked at damage in earlier lines and goes on from here; `note` names the damage.
    case accept
  }

  /// 1, 2, 3 ... without a gap.
  public var number: Int64
  /// Milliseconds since 1970.
  public var at: Int64
  public var kind: Kind
  /// What it is for, such as `window 2022-2024`.
  public var step: String
  /// The line that put the amount aside; its own number for that line, 0 where there is none.
  public var reservation: Int64
  /// First day of the billing cycle as it was when the amount was put aside.
  public var cycle: String
  /// Its name; empty for a line that is about no step.
  public var machine: String
  /// As it was when the amount was put aside, whatever it is now.
  public var pricePerHour: Money
  /// Put aside, or used.
  public var milliseconds: Int64
  /// The same in money: zero on a machine without a price.
  public var money: Money
  /// Who wrote it: JSON of a `ProcessIdentity`.
  public var process: String
  /// Of a reservation its inputs, of a release why; see `Kind` for the others.
  public var note: String
  /// The hash of the line before; 64 zeros for the first.
  public var previous: String
  /// Over everything above.
  public var hash: String

  static let origin = String(repeating: "0", count: 64)

  /// SHA-256 over all other fields, each with its length before it, so that no two lines have the same text.
  var expectedHash: String {
    let fields = [
      String(number), String(at), kind.rawValue, step, String(reservation), cycle, machine,
      String(pricePerHour.microUnits), String(milliseconds), String(money.microUnits), process, note, previous,
    ]
    let text = "fullcourt-ledger-1\n" + fields.map { "\($0.utf8.count):\($0)\n" }.joined()
    return FileHash.sha256(of: Data(text.utf8))
  }
}
