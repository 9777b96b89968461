import Foundation

/// Who holds the lease of a workspace.
public struct LeaseHolder: Sendable, Hashable, Codable, CustomStringConvertible {
  public var process: ProcessIdentity
  /// What it is doing: the command.
  public var purpose: String
  /// When it took the lease.
  public var since: Date
  /// The last sign of life.
  public var heartbeat: Date
  /// What it said it is at; nil where it said nothing.
  public var progress: String?

  public init(process: ProcessIdentity, purpose: String, since: Date, heartbeat: Date, progress: String? = nil) {
    self.process = process
    self.purpose = purpose
    self.since = since
    self.heartbeat = heartbeat
    self.progress = progress
  }

  public var description: String {
    "'\(purpose)', process \(process.pid) on \(process.host), since \(since.formatted(.iso8601))"
      + " (last sign of life \(heartbeat.formatted(.iso8601)))"
  }
}
