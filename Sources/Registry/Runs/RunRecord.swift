import Foundation

/// A step of work as it was planned, is under way or ended.
public struct RunRecord: Sendable, Hashable, Identifiable {
  public enum State: String, Sendable, Codable {
    case planned, running, done, failed
    /// Its process died; what it finished is kept, and it can be resumed.
    case interrupted
  }

  public var id: Int64
  /// What sort of step: those of one kind share a rate of rows a second.
  public var kind: String
  public var key: String
  public var state: State
  public var plannedAt: Date
  public var startedAt: Date?
  public var endedAt: Date?
  public var estimatedSeconds: Double?
  public var rows: Int
  /// Measured, when done.
  public var seconds: Double?
  public var cost: Double
  /// What it ran on.
  public var machine: String
  /// Why it failed.
  public var message: String?
}
