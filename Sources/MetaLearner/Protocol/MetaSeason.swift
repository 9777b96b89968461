import BoxScores
import Features

/// One meta season: its inputs and its blend as of its own cut-off, and how it came out.
struct MetaSeason: Sendable {
  let season: Season
  let inputs: StackInputs
  let outcomes: [Stat: [Float]]
  /// Rows of the regular season: shares and distributions are fitted on what is scored.
  let scored: [Bool]
  /// Fitted on the meta seasons before this one.
  let blend: StackBlend
  /// Medians of the blend; NaN where neither windows nor league model speak.
  let base: [Stat: [Float]]

  init(season: Season, inputs: StackInputs, outcomes: [Stat: [Float]], scored: [Bool], blend: StackBlend) {
    self.season = season
    self.inputs = inputs
    self.outcomes = outcomes
    self.scored = scored
    self.blend = blend
    base = Dictionary(uniqueKeysWithValues: Stat.allCases.map { ($0, blend.base($0, inputs)) })
  }

  var rows: Int { inputs.rows }
}
