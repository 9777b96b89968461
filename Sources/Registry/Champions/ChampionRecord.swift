import Foundation

/// Which model of a line is in production, since when and on what evidence.
///
/// A line is what has one champion: such as `real-blind`, the kind of data and what is known of tonight's line-ups.
public struct ChampionRecord: Sendable, Hashable, Identifiable {
  /// Whether it is in force, and if not, how it ended.
  public enum State: String, Sendable, Codable {
    case current
    /// Replaced by another, and the one that a rollback brings back.
    case replaced
    /// Taken back by a rollback.
    case rolledBack
  }

  public var id: Int64
  public var line: String
  public var state: State
  /// The hash of what shapes the model: its configuration's flags and components.
  public var configuration: String
  /// The configuration's name, for people.
  public var name: String
  public var promotedAt: Date
  /// The champion it replaced; nil for the first of its line.
  public var replaced: Int64?
  /// JSON of whoever promoted it: the resolved configuration and the evidence.
  public var record: String

  /// The record, read as a type.
  /// - Throws: `RegistryError.corruptArtifact` when it is not of that type.
  public func record<Value: Decodable>(as type: Value.Type) throws(RegistryError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(record.utf8))
    } catch {
      throw .corruptArtifact(kind: "champion", key: line, problems: ["record: \(error)"])
    }
  }
}
