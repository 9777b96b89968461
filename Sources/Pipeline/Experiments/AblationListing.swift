import BoxScores
import Foundation
import Registry

/// The finished ablations of a workspace, the newest first: what `GET /v1/ablations` answers.
public struct AblationListing: Sendable, Encodable {
  /// One ablation; `ReportArchive.ablation` has its report.
  public struct Entry: Sendable, Encodable {
    /// The number of its record.
    public let id: Int64
    /// ISO 8601, UTC.
    public let madeAt: String
    /// Name of the experiment.
    public let name: String
    public let seasons: [Season]
    /// `blind` or `lineup`.
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
