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
}

extension ModelShelf: ModelSource {}
