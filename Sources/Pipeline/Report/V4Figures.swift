import BoxScores

/// What V4's networks look at and know, as plots.
enum V4Figures {
  /// Where the temporal memory looks: windows, newest first, and the player's last games.
  static func attention(_ attention: BacktestModel.Attention, _ several: String) -> HTML {
    let shares = attention.windows.map(\.share) + attention.games
    let most = max(0.02, (shares.max() ?? 0) * 1.1)
    func panel(
      _ title: String, _ shares: [(name: String, share: Double)], _ caption: String
    ) -> (title: String, note: String, figure: HTML) {
      var plot = SVGPlot(x: 0...Double(max(1, shares.count)), y: 0...most, label: title)
      let step = [0.005, 0.01, 0.02, 0.05, 0.1, 0.25].first { most / $0 <= 4.5 } ?? 0.5
      for grid in stride(from: step, to: most, by: step) {
        plot.horizontal(grid, "\(ReportNumber.fixed(grid * 100, step < 0.01 ? 1 : 0)) %")
      }
      for (place, entry) in shares.enumerated() {
        plot.bar(
          from: Double(place), to: Double(place) + 1, value: entry.share,
          title: "\(entry.name): \(ReportNumber.fixed(entry.share * 100, 2)) %")
      }
      for place in stride(from: 0, to: shares.count, by: max(1, shares.count / 4)) {
        plot.tick(Double(place) + 0.5, shares[place].name)
      }
      plot.caption(caption)
      let total = shares.reduce(0) { $0 + $1.share }
      return (title, "together \(ReportNumber.fixed(total * 100, 1)) %", plot.html)
    }
    return ReportParts.section(
      "Where the temporal memory looks\(several)",
      "Mean attention over a sample of rows. The row itself takes \(ReportNumber.fixed(attention.own * 100, 1)) %. Attention "
        + "says what is read, not what it is worth: that is what the ablation measures.",
      [
        ReportParts.panels([
          panel(
            "Windows", attention.windows.map { ("\($0.window.last)", $0.share) }, "last season of the window"),
          panel(
            "Last games", attention.games.enumerated().map { ("\($0 + 1)", $1) }, "games ago"),
        ])
      ])
  }

  /// Players where their embeddings lie: alike is near.
  static func map(_ players: [BacktestModel.PlacedPlayer], _ several: String) -> HTML {
    let (xs, ys) = (players.map(\.x), players.map(\.y))
    let (left, right) = (xs.min() ?? 0, xs.max() ?? 1)
    let (low, high) = (ys.min() ?? 0, ys.max() ?? 1)
    let (dx, dy) = ((right - left) * 0.08, (high - low) * 0.08)
    var plot = SVGPlot(
      x: (left - dx)...(right + dx), y: (low - dy)...(high + dy), height: 280, label: "Map of the player embeddings")
    for player in players {
      let style = player.position == "guard" ? "dot" : player.position == "center" ? "dot2" : "faint"
      plot.dot(
        player.x, player.y, radius: 1.8, style: style,
        title: "\(player.player), \(player.position ?? "position unknown")")
    }
    for player in outermost(players) {
      let anchor = player.x < (left + right) / 2 ? "start" : "end"
      plot.note(player.x, player.y, " \(lastName(player.player)) ", anchor: anchor)
    }
    return ReportParts.section(
      "Map of the players\(several)",
      "The two directions along which the embeddings of last season’s players differ most; alike is near. The axes have no "
        + "names. Guards are orange, centres blue, forwards grey; point at a dot for a name.",
      [.element("div", [("class", "panel map")], plot.html)])
  }

  /// The player who reaches farthest in each of eight directions.
  private static func outermost(_ players: [BacktestModel.PlacedPlayer]) -> [BacktestModel.PlacedPlayer] {
    let directions: [(Double, Double)] = [
      (1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7),
    ]
    var chosen: [BacktestModel.PlacedPlayer] = []
    for (x, y) in directions {
      guard let far = players.max(by: { $0.x * x + $0.y * y < $1.x * x + $1.y * y }) else { continue }
      if !chosen.contains(where: { $0.personId == far.personId }) { chosen.append(far) }
    }
    return chosen
  }

  /// Without marks such as `(sim)`.
  private static func lastName(_ name: String) -> String {
    name.split(separator: " ").last { $0.first?.isLetter == true }.map(String.init) ?? name
  }
}
