import BoxScores
import Foundation
import Registry

/// The ablations of a workspace, the newest first.
public struct AblationListing: Sendable, Encodable {
  public struct Entry: Sendable, Encodable {
    public let id: Int64
    /// ISO 8601, UTC.
    public let madeAt: String
    public let name: String
    public let seasons: [Season]
    public let variant: String
    public let simulated: Bool

    init(_ record: ExperimentRecord) {
      id = record.id
      madeAt = record.at.ISO8601Format()
      name = record.name
      seasons = record.seasons
      (variant, simulated) = (record.variant, record.isSimulated)
    }
  }

  public let ablations: [Entry]
}
