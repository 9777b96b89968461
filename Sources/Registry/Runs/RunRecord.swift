import Foundation

/// A step of work as it was planned, is under way or ended.
public struct RunRecord: Sendable, Hashable, Identifiable {
  /// Where a step stands.
  public enum State: String, Sendable, Codable {
    case planned, running, done, failed
    /// Its process died; what it finished is kept, and it can be resumed.
    case interrupted
  }

  public var id: Int64
  /// What sort of step: those of one kind share a rate of rows a second.
  public var kind: String
  /// Which one of its kind.
  public var key: String
  public var state: State
  public var plannedAt: Date
  /// Of the latest attempt; nil before the first.
  public var startedAt: Date?
  /// When it was done or failed; nil before that, and for one that was interrupted.
  public var endedAt: Date?
  /// As it was planned; nil where nothing was estimated.
  public var estimatedSeconds: Double?
  /// What the time of the kind grows with: rows, or rows x inputs. 0 where its time tells nothing of a whole step's.
  public var rows: Int
  /// Measured, when done.
  public var seconds: Double?
  /// What it was charged, in the currency of the budget; 0 on a machine without a price.
  public var cost: Double
  /// What it ran on.
  public var machine: String
  /// Why it failed.
  public var message: String?
}
