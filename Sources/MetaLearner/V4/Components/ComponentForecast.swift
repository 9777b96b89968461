import BoxScores

/// What a component would add to the blend, in real units, a number a row.
struct ComponentForecast: Sendable {
  /// Corrections of the median.
  var median: [Stat: [Double]] = [:]
  /// From the blend's median to the component's mean.
  var mean: [Stat: [Double]] = [:]
}
