import BoxScores
import Evaluation
import Foundation
import Registry

/// What each component is worth, every combination on the same rows: what `meta ablate` prints.
public struct AblationReport: Sendable, Codable {
  /// One combination of components.
  public struct Row: Sendable, Codable {
    public let part: AblationPart
    /// `maeInt` in pool A by stat, mean over the seeds.
    public let maeInt: [String: Double]
    /// Mean over the stats of the relative change of the error against all off, percent, with its 95 % interval; nil for
    /// all off itself.
    public let change: Double?
    /// Ends of that interval, percent.
    public let lower: Double?
    public let upper: Double?
    /// Corrected by Holm for the rows of this report.
    public let pHolm: Double?
    /// Relative change by stat, percent.
    public let changes: [String: Double]
    /// The change of each seed alone, percent.
    public let seeds: [Double]
    /// To train and to forecast, all seeds and seasons together.
    public let seconds: Double
  }

  /// Name of the experiment whose settings were used.
  public let configuration: String
  /// `blind` or `lineup`.
  public let variant: String
  public let simulated: Bool
  public let seasons: [Season]
  /// Seeds that each combination was trained with; all off has none.
  public let repetitions: Int
  /// A row a combination, all off first.
  public let rows: [Row]
  /// Player-games of pool A behind each row, all seasons together.
  public let games: Int
  /// How often each season's outcomes were looked at, this time included.
  public let looks: [String: Int]
  /// How to read the figures, a sentence each.
  public let notes: [String]

  /// The row of a part, by its name; nil where it was not run.
  public func row(_ name: String) -> Row? { rows.first { $0.part.name == name } }
}

extension AblationReport {
  /// Puts finished units together.
  ///
  /// - Parameters:
  ///   - results: Of all parts and seasons; every part with the same seasons.
  ///   - parts: The rows to make, in order; all off among them.
  /// - Returns: The rows, and the number of player-games behind each; nil unless all parts were scored on the same rows.
  static func rows(
    _ results: [AblationResult], of parts: [AblationPart], model: String
  ) -> (rows: [Row], games: Int)? {
    let seasons = Set(results.map(\.season)).sorted()
    func table(_ part: AblationPart, _ season: Season, _ repetition: Int?) -> LossTable? {
      let same = results.filter {
        $0.part == part && $0.season == season && (repetition == nil || $0.repetition == repetition || !part.hasSeeds)
      }
      return LossTable.averaged(same.sorted { $0.repetition < $1.repetition }.map(\.losses))
    }
    let off = seasons.map { table(.off, $0, nil) }
    guard off.allSatisfy({ $0 != nil }) else { return nil }
    func losses(_ part: AblationPart, _ repetition: Int? = nil) -> [(stat: Stat, daily: DailyLosses)]? {
      Stat.allCases.reduce(into: [(stat: Stat, daily: DailyLosses)]?.some([])) { found, stat in
        let pairs = zip(seasons, off).compactMap { season, off in
          table(part, season, repetition).flatMap {
            $0.against(off!, model: model, baseline: model, stat: stat)
          }
        }
        guard pairs.count == seasons.count, let first = pairs.first else { return }
        found?.append((stat, pairs.dropFirst().reduce(first) { $0.joined(with: $1) }))
      }
    }
    let bootstrap = PairedBootstrap()
    var measured: [(part: AblationPart, losses: [(stat: Stat, daily: DailyLosses)], result: PairedBootstrap.Result?)] =
      []
    for part in parts {
      guard let losses = losses(part), !losses.isEmpty else { return nil }
      measured.append((part, losses, part == .off ? nil : bootstrap.compareMean(losses.map(\.daily))))
    }
    let holm = Holm.adjusted(measured.map { $0.result?.relative.p ?? .nan })
    let rows = zip(measured, holm).map { entry, holm in
      let repetitions = Set(results.filter { $0.part == entry.part }.map(\.repetition)).sorted()
      let own = results.filter { $0.part == entry.part }
      return Row(
        part: entry.part,
        maeInt: Dictionary(
          uniqueKeysWithValues: entry.losses.map { ($0.stat.rawValue, $0.daily.meanOfModel) }),
        change: entry.result.map { $0.relative.value * 100 }, lower: entry.result.map { $0.relative.lower * 100 },
        upper: entry.result.map { $0.relative.upper * 100 }, pHolm: holm.isNaN ? nil : holm,
        changes: Dictionary(
          uniqueKeysWithValues: entry.losses.map { ($0.stat.rawValue, $0.daily.relativeChange * 100) }),
        seeds: entry.part.hasSeeds
          ? repetitions.compactMap { repetition in
            losses(entry.part, repetition).flatMap { each in
              each.isEmpty ? nil : each.reduce(0) { $0 + $1.daily.relativeChange * 100 } / Double(each.count)
            }
          } : [],
        seconds: own.reduce(0) { $0 + $1.seconds })
    }
    return (rows, measured.first?.losses.first?.daily.rowCount ?? 0)
  }

  static let standingNotes = [
    "Below zero is better. Every row is the same cube, rows and seeds; changes are against all components off.",
    "Pool A, paired by game date, 20,000 resamples; pHolm is corrected for the rows of this table.",
    "Seconds are those of training the meta-learner and forecasting, all seeds together; what combinations share was "
      + "trained once and is counted where it was trained.",
  ]
}
