import BoxScores
import Evaluation
import Features
import Windows

/// The rows a meta-learner learns from or forecasts: one season's calibrated windows, the league model's medians, the
/// context.
public struct StackInputs: Sendable {
  /// All abstaining where the settings leave windows out.
  public let windows: CalibratedWindows
  /// Medians of the league model; a stat it does not know is absent.
  public let league: [Stat: [Float]]
  public let forecast: ForecastRows
  private let agreement: [Stat: WindowAgreement]

  public init(
    windows: CalibratedWindows, league: [Stat: [Float]], rows: ForecastRows, settings: MetaSettings = MetaSettings()
  ) {
    let windows = settings.usesWindows ? windows : windows.silenced
    self.windows = windows
    self.league = settings.usesLeague ? league : [:]
    forecast = rows
    agreement = Dictionary(
      uniqueKeysWithValues: Stat.allCases.map { ($0, WindowAgreement(windows, $0, settings: settings)) })
  }

  public var block: FeatureBlock { forecast.block }
  public var keys: [RowKey] { forecast.keys }
  public var rows: Int { forecast.count }

  /// How much each row's player is known by his own games, from the row's features.
  var familiarity: [Familiarity] {
    let columns = ["games_career", "rest_days"].compactMap(FeatureCatalogue.index(of:))
    return (0..<rows).map { row in
      let (games, days) = (block[row, columns[0]], block[row, columns[1]])
      // Without a game there is none to count days from.
      return Familiarity(games: games.isFinite ? Int(games) : 0, days: days.isFinite ? Int(days) : 0)
    }
  }

  /// The windows' mean, weighted by each one's error of last season; NaN where no window speaks.
  func weighted(_ stat: Stat) -> [Float] { agreement[stat]!.weighted }

  /// Each window's share of `weighted`, by its place in the view.
  func shares(_ stat: Stat, _ row: Int) -> [Double] { agreement[stat]!.shares(row, of: windows.view.windows.count) }

  /// Names of the residual correction's inputs.
  static func names(_ stat: Stat, variant: FeatureVariant, settings: MetaSettings) -> [String] {
    (0..<settings.slots).map { "window_\($0)" } + WindowAgreement.names
      + ["league", "league_less_weighted", "newest_seasons", "newest_age", "expected_minutes"]
      + StackContext.columns(stat, variant: variant).map { FeatureCatalogue.all[$0].name }
  }

  /// The residual correction's inputs, row-major, `rows` x `names.count`.
  func matrix(_ stat: Stat, variant: FeatureVariant, settings: MetaSettings) -> [Float] {
    let context = StackContext.columns(stat, variant: variant)
    let agreement = agreement[stat]!
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
