import BoxScores

extension BundleManifest {
  /// The model card as Markdown.
  var cardText: String {
    let real = kind == .real
    let names = windows.filter { $0.state == .visible }
    let first = history.seasons.first?.season.description ?? "-"
    let last = history.seasons.last?.season.description ?? "-"
    var lines = [
      "# Model card: forecasts of NBA player-games",
      "",
      real ? "Made from real games." : "SIMULATED LEAGUE: no real player, team or game.",
      "",
      "| | |",
      "|---|---|",
      "| forecasts | points, rebounds, assists, threes of a player in his next game: mean, median, 80 % interval |",
      "| for games of | season \(cutOff) and later, until newer models are there |",
      "| models know | games before season \(cutOff), the first season they forecast |",
      "| variant | \(variant == .blind ? "blind: nothing is known of tonight's line-ups" : "lineup: who of both teams plays is known") |",
      "| configuration | \(configuration) (\(configurationHash.prefix(12))) |",
      "| champion | \(promotion == nil ? "no: the newest generation, never promoted" : "yes, promoted on a backtest") |",
      "| windows | \(names.count) of \(windows.count) visible, \(windows.count - names.count) masked |",
      "| meta-learner learned on | seasons \(Self.spelled(card.metaSeasons)) |",
      "| history inside | \(history.rows) \(kind.rawValue) player-games of seasons \(first)-\(last), through \(history.lastDay) |",
      "| other kind of data | \(history.others.isEmpty ? "none" : "seasons \(Self.spelled(history.others)) of \(real ? "simulated" : "real") games: not used for these forecasts") |",
      "| seeds | \(seeds.map(String.init).joined(separator: ", ")) |",
      "| features | schema \(schemaHash) |",
      "| made by | \(producers.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")) |",
      "",
      "## What forecasts start from",
      "",
      "Features know every game before the day they are made for. The games up to \(history.lastDay) are in the bundle; newer ones",
      "have to be handed in, as files of the Kaggle table `PlayerStatistics`, or forecasts are as of that day.",
      "",
      "## Figures",
      "",
    ]
    lines += figureLines()
    lines += ["", "## Limits", ""] + card.limits.map { "* \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func figureLines() -> [String] {
    guard !card.figures.isEmpty else {
      guard let season = card.looks.keys.sorted().last else {
        return ["No backtest of this configuration was kept: its error is not known."]
      }
      return [
        "The last backtest of this configuration (season \(season)) had no row of \(card.pool): its error is not known."
      ]
    }
    var lines: [String] = []
    for season in Set(card.figures.map(\.season)).sorted() {
      let own = card.figures.filter { $0.season == season }
      let looks = card.looks[season.description].map { ", look \($0)" } ?? ""
      lines += [
        "Season \(season)\(looks), \(card.pool): mean absolute error of forecasts rounded to whole numbers.", "",
      ]
      lines += ["| model | \(Stat.allCases.map(\.rawValue).joined(separator: " | ")) |"]
      lines += ["|---" + String(repeating: "|---", count: Stat.allCases.count) + "|"]
      var seen: Set<String> = []
      for model in own.map(\.model) where seen.insert(model).inserted {
        let cells = Stat.allCases.map { stat in
          own.first { $0.model == model && $0.stat == stat }?.maeInt.map(Self.thousandths) ?? "-"
        }
        lines.append("| \(model) | \(cells.joined(separator: " | ")) |")
      }
      lines.append("")
    }
    return lines.dropLast()
  }

  /// `1.890`
  private static func thousandths(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "-" }
    let digits = String(Int((abs(value) * 1000).rounded()))
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return (value < 0 ? "-" : "") + padded.dropLast(3) + "." + padded.suffix(3)
  }

  private static func spelled(_ seasons: [Season]) -> String {
    guard let first = seasons.first, let last = seasons.last else { return "-" }
    let isRun = last.endYear - first.endYear + 1 == seasons.count
    return isRun && seasons.count > 2
      ? "\(first)-\(last)" : seasons.map(\.description).joined(separator: ", ")
  }
}
