/// What a sentinel found.
public struct SentinelReport: Sendable, Codable, Hashable {
  /// How a check ended.
  public enum Verdict: String, Sendable, Codable {
    case passed, failed
    /// There was nothing to compare; `summary` says why. A skipped sentinel proves nothing.
    case skipped
  }

  /// Its short name, such as `perturb`.
  public var sentinel: String
  /// What a pass proves, in one sentence.
  public var proves: String
  public var verdict: Verdict
  /// Numbers or keys that were compared.
  public var compared: Int
  /// What was done, on which days and rows.
  public var summary: String
  /// The first thing that differed; nil unless failed.
  public var difference: Difference?

  /// One number that should not have moved, or one key that should not have been there.
  public struct Difference: Sendable, Codable, Hashable {
    /// Where it is; nil where it is of no single row.
    public var gameId: Int64?
    public var personId: Int64?
    /// `YYYY-MM-DD`.
    public var day: String?
    /// A feature, a stat, or a step of the data's way.
    public var name: String
    /// As text: what it was, or a bound that it has to keep.
    public var expected: String
    public var found: String
    /// What was done to bring it about.
    public var cause: String
  }
}

extension SentinelReport {
  static func passed(_ sentinel: some Sentinel, compared: Int, _ summary: String) -> SentinelReport {
    SentinelReport(
      sentinel: sentinel.name, proves: sentinel.proves, verdict: .passed, compared: compared, summary: summary)
  }

  static func failed(
    _ sentinel: some Sentinel, compared: Int, _ summary: String, _ difference: Difference
  ) -> SentinelReport {
    SentinelReport(
      sentinel: sentinel.name, proves: sentinel.proves, verdict: .failed, compared: compared, summary: summary,
      difference: difference)
  }

  static func skipped(_ sentinel: some Sentinel, _ why: String) -> SentinelReport {
    SentinelReport(sentinel: sentinel.name, proves: sentinel.proves, verdict: .skipped, compared: 0, summary: why)
  }

  /// A line, or a line and what differed below it.
  public var text: String {
    let mark =
      switch verdict {
      case .passed: "pass"
      case .failed: "FAIL"
      case .skipped: "skip"
      }
    let head = "\(mark)  \(sentinel): \(summary)"
    guard let difference else { return head }
    return head + "\n      \(difference.text)"
  }
}

extension SentinelReport.Difference {
  /// One sentence, for people.
  public var text: String {
    let place = [
      day.map { "on \($0)" }, gameId.map { "game \($0)" }, personId.map { "player \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    let what = "\(name) was expected to be \(expected) and is \(found), after \(cause)"
    return place.isEmpty ? what : "\(place): \(what)"
  }
}
