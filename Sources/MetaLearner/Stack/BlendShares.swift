import BoxScores

/// What the blend takes from whom, for one row and stat: the league model and each window, of one whole.
public struct BlendShares: Sendable {
  /// The windows' own word and on today's level; nil for a window that says nothing about the row.
  public struct Word: Sendable {
    /// In real units, as the window says it.
    public let median: Float
    /// On today's level, as the blend takes it.
    public let calibrated: Float
  }

  /// The league model's median; nil where it has none, or is switched off.
  public let league: Float?
  /// 0...1: 0 where it says nothing, 1 where no window does.
  public let leagueShare: Double
  /// By place in the view: adds up to 1 with `leagueShare`, unless nobody says anything.
  public let windowShares: [Double]
  /// By place in the view.
  public let words: [Word?]
}

extension MetaModel {
  /// The shares behind a row's blend: `windowShares` x calibrated medians + `leagueShare` x league is the blend, up to the
  /// rounding of 32-bit numbers.
  ///
  /// - Parameters: as of `forecast`.
  public func shares(
    of row: Int, _ stat: Stat, rows: ForecastRows, cube: SeasonCube, league: [Stat: [Float]]
  ) -> BlendShares {
    let inputs = inputs(rows, cube, league)
    let fromLeague = inputs.league[stat]?[row] ?? .nan
    let ofWindows = inputs.shares(stat, row)
    let speaks = ofWindows.contains { $0 > 0 }
    let share =
      fromLeague.isFinite ? (speaks ? Double(Float(manifest.blend.entry(stat)?.share ?? 0.5)) : 1) : 0
    let words = cube.view.windows.indices.map { window -> BlendShares.Word? in
      guard let own = cube.medians(window, stat.target)?[row], own.isFinite,
        let calibrated = inputs.windows.medians[stat]?[window]?[row]
      else { return nil }
      return BlendShares.Word(median: own, calibrated: calibrated)
    }
    return BlendShares(
      league: fromLeague.isFinite ? fromLeague : nil, leagueShare: share,
      windowShares: ofWindows.map { (1 - share) * $0 }, words: words)
  }
}
