import Foundation
import Synchronization

/// What is to go wrong, and where.
package struct FaultPlan: Sendable {
  /// Only operations on paths that begin so; all, and the steps that have no path, when empty.
  let root: String
  let verdict: @Sendable (FaultPlace) -> FaultVerdict

  package init(root: URL, _ verdict: @escaping @Sendable (FaultPlace) -> FaultVerdict) {
    self.root = root.path
    self.verdict = verdict
  }

  private init(_ verdict: @escaping @Sendable (FaultPlace) -> FaultVerdict) {
    root = ""
    self.verdict = verdict
  }

  func concerns(_ place: FaultPlace) -> Bool { root.isEmpty || place.path.hasPrefix(root) }

  /// The plan of `FULLCOURT_FAULT`, for the tests of whole processes; nil when the variable is not set.
  ///
  /// `kill@POINT#N` ends the process with SIGKILL when it passes a point for the N-th time, `fail@POINT#N` refuses that
  /// operation, `hold@POINT#N` lets the thread wait there for ever, `signal2` and `signal15` send what Ctrl-C
  /// and `kill` send; POINT is one of `FaultPlace.point`, or `disk` for any operation of the disk. `FULLCOURT_FAULT_LOG`
  /// names a file that every point passed is appended to. A plan that cannot be read ends the process with 64: a test
  /// that tests nothing would be worse.
  static func fromEnvironment() -> FaultPlan? {
    let variables = ProcessInfo.processInfo.environment
    let text = variables["FULLCOURT_FAULT"] ?? ""
    let log = variables["FULLCOURT_FAULT_LOG"].map(FaultLog.init)
    guard !text.isEmpty || log != nil else { return nil }
    var spelled: (verdict: FaultVerdict, point: String, number: Int)?
    if !text.isEmpty {
      guard let parsed = parse(text) else {
        let expected = "expected kill@POINT#N, fail@POINT#N or hold@POINT#N"
        FileHandle.standardError.write(Data("error: FULLCOURT_FAULT='\(text)': \(expected)\n".utf8))
        exit(64)
      }
      spelled = parsed
    }
    let wanted = spelled
    let seen = Counter()
    return FaultPlan { place in
      log?.note(place)
      guard let wanted, place.point == wanted.point || (wanted.point == "disk" && !place.path.isEmpty) else {
        return .go
      }
      return seen.next() == wanted.number ? wanted.verdict : .go
    }
  }

  static func parse(_ text: String) -> (verdict: FaultVerdict, point: String, number: Int)? {
    let verdicts: [Substring: FaultVerdict] = [
      "kill": .kill, "fail": .fail, "hold": .hold, "signal2": .signal(SIGINT), "signal15": .signal(SIGTERM),
    ]
    let halves = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, let verdict = verdicts[halves[0]] else { return nil }
    let parts = halves[1].split(separator: "#", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let number = Int(parts[1]), number > 0 else { return nil }
    return (verdict, String(parts[0]), number)
  }

  private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock {
        $0 += 1
        return $0
      }
    }
  }
}
