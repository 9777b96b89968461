import BoxScores

/// The smallest piece of an ablation that is kept: one part, season and seed.
struct AblationUnit: Hashable, Sendable {
  let part: AblationPart
  let season: Season
  /// 0 for the settings' own seeds.
  let repetition: Int

  /// `residual + temporal, season 2023, seed 2`.
  var description: String { "\(part.name), season \(season)" + (part.hasSeeds ? ", seed \(repetition + 1)" : "") }

  /// What its run is recorded under; those of one part share a speed.
  var runKey: String { "\(part.key)@\(season)-s\(repetition + 1)" }
}
