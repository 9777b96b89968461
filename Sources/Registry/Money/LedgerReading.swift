/// The lines of a ledger, with what they add up to and what is wrong with them.
public struct LedgerReading: Sendable {
  /// In order of their numbers.
  public let entries: [LedgerEntry]
  /// What the lines add up to as they stand, whatever is wrong with them: `checked` refuses where something is.
  public let state: LedgerState
  /// What is not as it was written, by line, the first first; empty for a sound ledger. Damage that a person accepted
  /// is not among it.
  public let problems: [String]
  /// Damage that was accepted.
  public let acceptedProblems: [String]
  /// The number of the last line, as it is kept apart from the lines.
  let headNumber: Int64

  /// - Throws: `BudgetError.corruptLedger`
  public func checked() throws(BudgetError) -> LedgerState {
    guard problems.isEmpty else { throw .corruptLedger(problems: problems) }
    return state
  }

  /// - Parameter head: Number and hash of the last line, as they are kept apart; nil when they are not there.
  init(_ entries: [LedgerEntry], budgets: [Int64: Budget], head: (number: Int64, hash: String)?) {
    self.entries = entries
    headNumber = head?.number ?? 0
    var found: [(line: Int64, text: String)] = []
    var state = LedgerState()
    var last: (number: Int64, hash: String) = (0, LedgerEntry.origin)
    for entry in entries {
      if entry.number != last.number + 1 {
        found.append((entry.number, "\(Self.lines(last.number + 1, entry.number - 1)) gone"))
      } else if entry.previous != last.hash {
        found.append((entry.number, "line \(entry.number) does not follow line \(last.number)"))
      }
      if entry.hash != entry.expectedHash {
        let name = entry.step.isEmpty ? "" : " '\(entry.step)'"
        found.append((entry.number, "line \(entry.number) (\(entry.kind.rawValue)\(name)) was changed"))
      }
      if let problem = state.apply(entry, budget: budgets[entry.number]) {
        found.append((entry.number, "line \(entry.number): \(problem)"))
      }
      last = (entry.number, entry.hash)
    }
    let end = head ?? (0, LedgerEntry.origin)
    if end.number > last.number {
      found.append((end.number, "\(Self.lines(last.number + 1, end.number)) gone from the end"))
    } else if end.number != last.number || end.hash != last.hash {
      found.append((last.number, "line \(last.number) is not the last one that was written"))
    }
    let accepted = entries.last { $0.kind == .accept }?.number ?? 0
    self.state = state
    problems = found.filter { $0.line > accepted }.map(\.text)
    acceptedProblems = found.filter { $0.line <= accepted }.map(\.text)
  }

  private static func lines(_ first: Int64, _ last: Int64) -> String {
    first == last ? "line \(first) is" : "lines \(first) to \(last) are"
  }
}
