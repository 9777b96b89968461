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

  /// A league model: its key says cut-off, variant and seeds, and to that comes the kind of data.
  public static func of(_ key: LeagueKey, kind: DataKind) -> (kind: ArtifactKind, key: String) {
    (.league, "\(key)-\(kind.rawValue)")
  }

  /// A meta-learner of one configuration: champion and challenger stand beside each other at every cut-off.
  ///
  /// - Parameter configuration: `ExperimentConfiguration.modelHash`.
  public static func meta(
    cutoff: Season, variant: FeatureVariant, kind: DataKind, configuration: String
  ) -> (kind: ArtifactKind, key: String) {
    (.meta, metaPrefix(cutoff: cutoff, variant: variant, kind: kind) + configuration.prefix(12))
  }

  /// What the keys of all meta-learners of a cut-off begin with.
  static func metaPrefix(cutoff: Season, variant: FeatureVariant, kind: DataKind) -> String {
    "meta@\(cutoff)-\(variant.rawValue)-\(kind.rawValue)-"
  }

  /// How points, rebounds and assists of a meta-learner move together.
  public static func combined(
    cutoff: Season, variant: FeatureVariant, kind: DataKind, configuration: String
  ) -> (kind: ArtifactKind, key: String) {
    (.combined, "combined@\(cutoff)-\(variant.rawValue)-\(kind.rawValue)-\(configuration.prefix(12))")
  }

  /// The same, of a manifest.
  public static func combined(of meta: MetaManifest) -> (kind: ArtifactKind, key: String) {
    combined(
      cutoff: meta.cutoff, variant: meta.variant, kind: meta.kind, configuration: meta.configuration.modelHash)
  }

  /// What has one champion: a kind of data and what is known of tonight's line-ups.
  public static func line(_ kind: DataKind, _ variant: FeatureVariant) -> String {
    "\(kind.rawValue)-\(variant.rawValue)"
  }
}

extension ArtifactKind {
  /// Correlations of points, rebounds and assists, see `CombinedModel`.
  public static let combined = ArtifactKind(rawValue: "combined")
}
