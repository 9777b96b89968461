import BoxScores
import Evaluation

/// The plain blend, as of a season: a share of the league model, the rest of the windows weighted by their errors. What V4
/// is with every component off, and what its components correct.
///
/// Shares and mean maps are fitted on the last meta seasons before the season, which windows and league model forecast as
/// of their own cut-offs.
public struct StackBlend: Sendable, Codable, Hashable {
  /// How one stat is blended.
  public struct Entry: Sendable, Codable, Hashable {
    public let stat: Stat
    /// The league model's share.
    public let share: Double
    /// The share that fitted best, before it was drawn towards one half.
    public let fitted: Double
    /// From the blend's median to the mean of the outcomes.
    public let mean: MonotoneMap
    /// Rows that share and map were fitted on.
    public let rows: Int
  }

  /// Meta seasons it was fitted on, ascending.
  public let fittedOn: [Season]
  /// One a stat at most.
  public let entries: [Entry]

  /// Half of each, medians for means: where no season has been forecast yet.
  public static let even = StackBlend(fittedOn: [], entries: [])

  init(fittedOn: [Season], entries: [Entry]) {
    self.fittedOn = fittedOn
    self.entries = entries
  }

  /// - Parameter seasons: Meta seasons before the one that is to be forecast; the last `settings.blendSeasons` count.
  init(on seasons: some BidirectionalCollection<MetaSeason>, settings: MetaSettings) {
    let last = seasons.suffix(settings.blendSeasons)
    fittedOn = last.map(\.season)
    entries = Stat.allCases.compactMap { stat in
      var windows: [Float] = []
      var league: [Float] = []
      var outcomes: [Float] = []
      for season in last {
        guard let fromLeague = season.inputs.league[stat], let outcome = season.outcomes[stat] else { continue }
        let weighted = season.inputs.weighted(stat)
        for row in 0..<season.rows
        where season.scored[row] && outcome[row].isFinite && weighted[row].isFinite && fromLeague[row].isFinite {
          windows.append(weighted[row])
          league.append(fromLeague[row])
          outcomes.append(outcome[row])
        }
      }
      guard outcomes.count >= 100 else { return nil }
      let share = LeagueShare.fit(
        windows: windows, league: league, outcomes: outcomes, shrinkage: settings.blendShrinkage)
      let blended = zip(windows, league).map { Float(max(0, (1 - share.used) * Double($0) + share.used * Double($1))) }
      return Entry(
        stat: stat, share: share.used, fitted: share.fitted,
        mean: MonotoneMap.fit(x: blended, y: outcomes, loss: .squared), rows: outcomes.count)
    }
  }

  /// Nil where too few rows could fit it: then half of each is taken.
  public func entry(_ stat: Stat) -> Entry? { entries.first { $0.stat == stat } }

  /// Medians of a stat, a number a row; one of the two where the other is unknown, NaN where both are.
  func base(_ stat: Stat, _ inputs: StackInputs) -> [Float] {
    let weighted = inputs.weighted(stat)
    guard let league = inputs.league[stat] else { return weighted }
    let share = Float(entry(stat)?.share ?? 0.5)
    return zip(league, weighted).map { league, windows in
      guard windows.isFinite else { return league }
      return league.isFinite ? max(0, (1 - share) * windows + share * league) : windows
    }
  }

  /// Means of a stat, for medians of `base`.
  func means(_ stat: Stat, _ base: [Float]) -> [Double] {
    let map = entry(stat)?.mean ?? .identity
    return base.map { max(0, map(Double($0))) }
  }
}

extension StackBlend.Entry {
  private enum Key: String, CodingKey { case stat, share, fitted, mean, rows }

  /// Refuses a share that is none: more than the whole of a number overflows.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    stat = try container.decode(Stat.self, forKey: .stat)
    share = try container.decode(Double.self, forKey: .share)
    fitted = try container.decode(Double.self, forKey: .fitted)
    mean = try container.decode(MonotoneMap.self, forKey: .mean)
    rows = try container.decode(Int.self, forKey: .rows)
    guard (0...1).contains(share) else {
      throw DecodingError.dataCorruptedError(
        forKey: .share, in: container, debugDescription: "a share of \(share), expected 0 to 1")
    }
  }
}
