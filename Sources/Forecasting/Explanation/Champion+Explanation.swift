import BoxScores
import Features
import MetaLearner
import Windows

extension Champion {
  /// What the trees of the blend said of a row, and what moved them.
  struct BlendTrees {
    var base = 0.0
    var networks = 0.0
    /// By column of the catalogue.
    var added = [Double](repeating: 0, count: FeatureCatalogue.all.count)

    /// Takes a model's contributions through the function that makes its word of what its trees say.
    mutating func take(
      _ share: Double, base trees: Double, columns: [Int], _ contributions: [Double], word: (Double) -> Double
    ) {
      let said = contributions.reduce(trees, +)
      let (from, to) = (word(trees), word(said))
      let slope = abs(said - trees) > 1e-9 ? (to - from) / (said - trees) : 0
      base += share * from
      for (column, contribution) in zip(columns, contributions) { added[column] += share * slope * contribution }
    }
  }

  /// Everything that is told about one row.
  struct RowExplanation {
    let forecast: MetaForecast
    let stats: [Stat: (shares: BlendShares, trees: BlendTrees)]
  }

  /// - Parameter row: One row, as it is forecast.
  /// - Complexity: O(trees x leaves x depth^2)
  func explain(
    _ row: ForecastRows, history: GameHistory, stats: [Stat], threads: Int
  ) throws -> RowExplanation {
    let cube = try cube(row, threads: threads)
    let medians = try league.predict(row.block, threads: threads)
    let forecast = try meta.forecast(rows: row, cube: cube, league: medians, history: history, threads: threads)
    var explained: [Stat: (shares: BlendShares, trees: BlendTrees)] = [:]
    for stat in stats where forecast.stats[stat] != nil {
      let shares = meta.shares(of: 0, stat, rows: row, cube: cube, league: medians)
      explained[stat] = (shares, try trees(row.block, stat, shares, threads: threads))
    }
    return RowExplanation(forecast: forecast, stats: explained)
  }

  private func trees(_ block: FeatureBlock, _ stat: Stat, _ shares: BlendShares, threads: Int) throws -> BlendTrees {
    var trees = BlendTrees()
    if shares.leagueShare > 0, let said = try league.contributions(block, stat: stat, threads: threads)?.first {
      trees.take(shares.leagueShare, base: said.base, columns: said.columns, said.added) { Double(Float(max(0, $0))) }
    }
    for (place, visible) in view.windows.enumerated() where shares.windowShares[place] > 0 {
      guard let said = try window(visible).contributions(block, target: stat.target, threads: threads)?.first else {
        continue
      }
      let share = shares.windowShares[place]
      let levels = meta.manifest.levels
      func word(_ trees: Double, withNetwork: Bool) -> Double {
        Double(levels.calibrated([said.median(trees: trees, withNetwork: withNetwork)], visible.window, stat)[0])
      }
      trees.take(share, base: said.base, columns: said.columns, said.added) { word($0, withNetwork: false) }
      if said.network != nil {
        trees.networks += share * (word(said.trees, withNetwork: true) - word(said.trees, withNetwork: false))
      }
    }
    return trees
  }
}
