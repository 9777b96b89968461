import BoxScores
import MetaLearner
import Windows

/// Where trained models come from: the shelf of a workspace, or a bundle.
public protocol ModelSource: Sendable {
  var kind: DataKind { get }

  /// - Throws: `MetaError.modelMissing` when it is not there, or of the other kind of data.
  func window(_ vintage: Vintage) throws -> WindowModel

  /// - Throws: `MetaError.modelMissing` when it is not there.
  func league(_ key: LeagueKey) throws -> LeagueModel

  /// How points, rebounds and assists of a meta-learner move together; nil where that was not fitted.
  ///
  /// - Parameter hash: SHA-256 of the manifest.
  /// - Throws: `ForecastingError.damagedCombined`, `.tooLate`.
  func combined(for meta: MetaManifest, hash: String) throws -> CombinedModel?
}

extension ModelShelf: ModelSource {}
