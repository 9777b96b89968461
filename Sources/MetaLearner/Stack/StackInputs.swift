import BoxScores
import Features
import Windows

/// The rows a stack learns from or forecasts: one season's calibrated windows, the league model's medians, the context.
public struct StackInputs: Sendable {
  public let windows: CalibratedWindows
  /// Medians of the league model; a stat it does not know is absent.
  public let league: [Stat: [Float]]
  public let block: FeatureBlock

  public init(windows: CalibratedWindows, league: [Stat: [Float]], block: FeatureBlock) {
    self.windows = windows
    self.league = league
    self.block = block
  }

  public var rows: Int { block.count }

  /// What the booster corrects: half league model, half the windows weighted by their errors; one of them where the other
  /// is unknown.
  func base(_ stat: Stat, settings: StackSettings) -> [Float] {
    let weighted = WindowAgreement(windows, stat, settings: settings).weighted
    guard let league = league[stat] else { return weighted }
    return zip(league, weighted).map { league, windows in windows.isFinite ? (league + windows) / 2 : league }
  }

  /// Names of the booster's inputs.
  static func names(_ stat: Stat, variant: FeatureVariant, settings: StackSettings) -> [String] {
    (0..<settings.slots).map { "window_\($0)" } + WindowAgreement.names
      + ["league", "league_less_weighted", "newest_seasons", "newest_age", "expected_minutes"]
      + StackContext.columns(stat, variant: variant).map { FeatureCatalogue.all[$0].name }
  }

  /// The booster's inputs, row-major, `rows` x `names.count`.
  func matrix(_ stat: Stat, variant: FeatureVariant, settings: StackSettings) -> [Float] {
    let context = StackContext.columns(stat, variant: variant)
    let agreement = WindowAgreement(windows, stat, settings: settings)
    let speaking = (windows.medians[stat] ?? []).compactMap(\.self)
    let league = league[stat]
    let minutes = windows.expectedMinutes
    let newest = windows.view.windows.first
    let width = Self.names(stat, variant: variant, settings: settings).count
    var matrix: [Float] = []
    matrix.reserveCapacity(rows * width)
    for row in 0..<rows {
      for slot in 0..<settings.slots { matrix.append(slot < speaking.count ? speaking[slot][row] : .nan) }
      agreement.append(row, to: &matrix)
      let fromLeague = league?[row] ?? .nan
      matrix.append(fromLeague)
      matrix.append(fromLeague - agreement.weighted[row])
      matrix.append(newest.map { Float($0.seasons.count) } ?? .nan)
      matrix.append(newest.map { Float($0.age) } ?? .nan)
      matrix.append(minutes[row])
      for column in context { matrix.append(block[row, column]) }
    }
    return matrix
  }
}
