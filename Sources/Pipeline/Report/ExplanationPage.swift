import BoxScores
import Forecasting
import Foundation

/// An explanation as one page: how sure, what moved the blend, who said what, what V4 added, who is like him.
public struct ExplanationPage: Sendable {
  private let explanation: Explanation

  public init(_ explanation: Explanation) { self.explanation = explanation }

  /// One file that needs nothing else: what `explain --html` writes.
  public var html: String {
    let forecast = explanation.forecast
    let place = forecast.home.map { $0 ? "at home against" : "away at" } ?? "against"
    var parts: [HTML] = [
      .element("div", [("class", "eyebrow")], .text("Fullcourt · why this forecast")),
      .element("h1", [], .text(forecast.player)),
      .element(
        "p", [("class", "soft")],
        .text(
          "\(forecast.team), \(place) \(forecast.opponent), \(forecast.gameDate). V4, configuration "
            + "'\(explanation.configuration)', variant \(explanation.variant), models as of season \(explanation.cutOff); "
            + "features know every game through \(explanation.asOf).")),
    ]
    if explanation.simulated {
      parts.append(ReportParts.flag("Simulated league: no real player, team or game."))
    }
    if let caution = forecast.caution { parts.append(ReportParts.flag("Less sure than others: \(caution).")) }
    let stats = Stat.allCases.filter { explanation.stats[$0] != nil }
    parts.append(
      ReportParts.tiles(
        stats.map { stat in
          let said = explanation.stats[stat]!.forecast
          return (
            value: ReportNumber.fixed(said.median, 1),
            label:
              "\(stat.rawValue), 80 % from \(ReportNumber.fixed(said.q10, 0)) to \(ReportNumber.fixed(said.q90, 0))"
          )
        }))
    for stat in stats { parts += StatExplanationSection(stat, explanation.stats[stat]!, explanation).parts }
    parts.append(nearest)
    parts.append(ReportParts.list(explanation.notes))
    parts.append(ReportParts.footer("fullcourt \(Release.version). One file, no scripts, nothing is fetched."))
    return HTML.page(
      title: "\(forecast.player), \(forecast.gameDate)", style: ReportStyle.css,
      .element("main", [], .joined(parts)))
  }

  private var nearest: HTML {
    if let note = explanation.nearestNote {
      return ReportParts.section("Who is most like him", "Nobody can be named: \(note).", [])
    }
    return ReportParts.section(
      "Who is most like him",
      "By V4’s player embeddings as of the first day of season \(explanation.cutOff): 1 is the same.",
      [
        ReportParts.table(
          ["player", "seasons", "games", "likeness"],
          explanation.nearest.map { near in
            let seasons = near.firstSeason.flatMap { first in near.lastSeason.map { "\(first)–\($0)" } } ?? "–"
            return (
              isOwn: false,
              cells: [
                .init(text: near.player), .init(text: seasons), .init(text: ReportNumber.count(near.games)),
                .init(text: ReportNumber.fixed(near.similarity, 3)),
              ]
            )
          })
      ])
  }
}
