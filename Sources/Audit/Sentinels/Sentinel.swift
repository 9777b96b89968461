/// A check that a leak cannot pass.
///
/// A sentinel knows nothing of how features or forecasts are made. It changes what a forecast must not know, has them
/// made again, and compares bit for bit; or it looks for a signature that only a leak leaves. Each one is proved by its
/// mutation: with the fault put in, it fails.
public protocol Sentinel: Sendable {
  /// Short, for reports: `perturb`.
  var name: String { get }
  /// What a pass proves, in one sentence.
  var proves: String { get }

  func examine(_ subject: AuditSubject) throws -> SentinelReport
}
