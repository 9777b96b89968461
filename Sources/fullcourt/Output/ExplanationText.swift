import BoxScores
import Forecasting

/// An explanation for a terminal: 80 columns.
enum ExplanationText {
  /// - Parameter isWhole: All groups and features, all windows; else those that moved most.
  static func text(_ explanation: Explanation, isWhole: Bool) -> String {
    let forecast = explanation.forecast
    let place = forecast.home.map { $0 ? "at home" : "away" } ?? "on neutral ground"
    var blocks = [
      "\(forecast.player), \(forecast.team)\nagainst \(forecast.opponent), \(place), \(forecast.gameDate)\n"
        + "V4, configuration '\(explanation.configuration)', variant \(explanation.variant), models as of season "
        + "\(explanation.cutOff)"
    ]
    if explanation.simulated { blocks[0] += "\nSIMULATED LEAGUE: no real player, team or game." }
    if let caution = forecast.caution { blocks[0] += "\nLess sure than others: \(caution)." }
    for stat in Stat.allCases {
      guard let told = explanation.stats[stat] else { continue }
      let said = told.forecast
      blocks.append(
        "\(stat.rawValue): median \(Format.decimal(said.median, 1)), mean \(Format.decimal(said.mean, 1)), 80 % from "
          + "\(Format.decimal(said.q10, 0)) to \(Format.decimal(said.q90, 0))")
      blocks.append(steps(told))
      blocks.append(features(told.contributions, isWhole: isWhole))
      blocks.append(windows(told.blend, isWhole: isWhole))
    }
    blocks.append(nearest(explanation))
    blocks.append((["Typical: \(explanation.typicalOf)."] + explanation.notes).joined(separator: "\n"))
    return blocks.joined(separator: "\n\n")
  }

  private static func steps(_ told: StatExplanation) -> String {
    var table = TextTable([
      ("from the blend to the forecast", .left), ("share", .right), ("adds", .right), ("median", .right),
    ])
    for step in told.steps {
      table.add([
        step.title, step.share.map { $0 > 0 ? Format.decimal($0, 2) : "off" } ?? "",
        step.step == .blend ? "" : Format.signed(step.added, 2), Format.decimal(step.value, 2),
      ])
    }
    return table.text
  }

  private static func features(_ told: FeatureContributions, isWhole: Bool) -> String {
    var table = TextTable([
      ("what moved the blend", .left), ("value", .right), ("typical", .right), ("adds", .right),
    ])
    table.add(["said of nobody in particular", "", "", Format.decimal(told.base, 2)])
    let groups = isWhole ? told.groups[...] : told.groups.prefix(6)
    for group in groups {
      table.add([group.title, "", "", Format.signed(group.contribution, 2)])
      for feature in isWhole
        ? group.features[...] : group.features.prefix(2).prefix(while: { abs($0.contribution) >= 0.005 })
      {
        table.add([
          "  \(feature.name)", Format.decimal(feature.value, 2), Format.decimal(feature.typical, 2),
          Format.signed(feature.contribution, 2),
        ])
      }
    }
    let others = told.groups.dropFirst(groups.count)
    if !others.isEmpty {
      table.add([
        "\(others.count) other groups", "", "", Format.signed(others.reduce(0) { $0 + $1.contribution }, 2),
      ])
    }
    if told.networks != 0 { table.add(["networks of the windows", "", "", Format.signed(told.networks, 2)]) }
    table.addRule()
    table.add(["blend", "", "", Format.decimal(told.total, 2)])
    return table.text
  }

  private static func windows(_ blend: BlendExplanation, isWhole: Bool) -> String {
    var table = TextTable([
      ("who said what", .left), ("its word", .right), ("today's level", .right), ("share", .right), ("pulls", .right),
    ])
    if let league = blend.league {
      table.add([
        "league model", Format.decimal(league.median, 2), "", Format.decimal(100 * league.share, 1) + " %",
        Format.signed(league.share * (league.median - blend.value), 2),
      ])
    }
    let speaking = blend.windows.filter { isWhole || $0.share > 0 }
    // The newest ones, and the heaviest of the others.
    let shown = isWhole ? speaking[...] : speaking.prefix(6)
    for window in shown {
      table.add([
        window.window.description, window.state == .speaks ? Format.decimal(window.median, 2) : window.state.rawValue,
        Format.decimal(window.calibrated, 2), Format.decimal(100 * window.share, 1) + " %",
        window.moves.map { Format.signed($0, 2) } ?? "-",
      ])
    }
    let others = speaking.dropFirst(shown.count)
    if !others.isEmpty {
      table.add([
        "\(others.count) older windows", "", "", Format.decimal(100 * others.reduce(0) { $0 + $1.share }, 1) + " %",
        Format.signed(others.reduce(0) { $0 + ($1.moves ?? 0) }, 2),
      ])
    }
    return table.text
  }

  private static func nearest(_ explanation: Explanation) -> String {
    if let note = explanation.nearestNote { return "Most like him: \(note)." }
    var table = TextTable([("most like him", .left), ("seasons", .left), ("games", .right), ("likeness", .right)])
    for near in explanation.nearest.prefix(5) {
      table.add([
        near.player, near.firstSeason.flatMap { first in near.lastSeason.map { "\(first)-\($0)" } } ?? "-",
        Format.count(near.games), Format.decimal(near.similarity, 3),
      ])
    }
    return table.text
  }
}
