import BoxScores
import Features
import MetaLearner
import Registry
import Windows

/// Under which kind and key a model is committed.
public enum ArtifactNames {
  /// A window's current model is a window; as of a cut-off it is a vintage.
  public static func of(_ vintage: Vintage) -> (kind: ArtifactKind, key: String) {
    (vintage.cutoff == nil ? .window : .vintage, vintage.description)
  }

  public static func of(_ key: LeagueKey, kind: DataKind) -> (kind: ArtifactKind, key: String) {
    (.league, "\(key)-\(kind.rawValue)")
  }

  public static func meta(cutoff: Season, variant: FeatureVariant, kind: DataKind) -> (kind: ArtifactKind, key: String)
  {
    (.meta, "meta@\(cutoff)-\(variant.rawValue)-\(kind.rawValue)")
  }
}
