import BoxScores
import Evaluation
import Foundation
import Testing

@testable import Pipeline

@Suite struct ReportPageTests {
  @Test func everythingFromOutsideIsEscaped() {
    let hostile = "<script>alert('x')</script>&\""
    #expect(
      HTML.element("p", [("class", hostile)], .text(hostile)).text
        == "<p class=\"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;\">"
        + "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;</p>")
    let page = HTML.page(title: hostile, style: "", .text(hostile))
    #expect(!page.contains("<script"))
  }

  @Test func numbersHaveTrueSignsAndNoNegativeZero() {
    #expect(ReportNumber.signed(-0.123, 2) == "−0.12")
    #expect(ReportNumber.signed(0.5, 1) == "+0.5")
    #expect(ReportNumber.signed(-0.001, 2) == "0.00")
    #expect(ReportNumber.signed(nil, 2) == "–" && ReportNumber.fixed(.nan, 1) == "–")
    #expect(ReportNumber.count(20_839) == "20,839" && ReportNumber.count(999) == "999")
    #expect(ReportNumber.count(-1_234_567) == "−1,234,567")
  }

  @Test func aForestMarksWhatIsSureAndLeavesOutWhatIsNoNumber() {
    let html = ForestPlot(
      rows: [
        .init(label: "better", value: -1, lower: -2, upper: -0.5),
        .init(label: "worse", value: 1, lower: 0.5, upper: 2),
        .init(label: "open", value: 0.1, lower: -1, upper: 1),
        .init(label: "nothing", value: .nan, lower: .nan, upper: .nan),
      ]
    ).html.text
    #expect(html.contains("track good") && html.contains("track bad") && html.contains(">open<"))
    #expect(!html.contains("nothing"))
    #expect(ForestPlot(rows: []).html.text.isEmpty)
  }

  @Test func aReportSaysWhatIsNotProven() throws {
    var table = EvaluationTable(seasons: [Season(2025)])
    let days = (0..<40).map { Int32($0) }
    let outcomes = days.map { Float($0 % 5) }
    for name in ["v4", "booster10"] {
      table.add(
        ResultRow(
          season: Season(2025), model: name, stat: .points, pool: .a,
          scores: Scores(ModelForecasts(median: outcomes), outcomes: outcomes)))
    }
    table.add(
      PairedBootstrap(replicates: 200).comparisons(
        season: Season(2025), pool: .a, model: "v4", baseline: "booster10", days: days,
        stats: [(.points, outcomes, ModelForecasts(median: outcomes), ModelForecasts(median: outcomes))]))
    let facts = BacktestReport.SeasonFacts(
      season: Season(2025), simulated: false, cutOff: "2024-10-21", poolA: 40, poolB: 40, looks: 3)
    let page = BacktestPage(
      BacktestReport(table: table, facts: [facts], models: [], notes: ["a note <of> the report"]), ablation: nil,
      champion: nil
    ).html
    #expect(page.contains("2025: not shown to be better than booster10 on points (up to 0.00 %)."))
    #expect(page.contains("season 2025: look 3") && page.contains("a note &lt;of&gt; the report"))
    #expect(!page.contains("Simulated league") && !page.contains("<script") && !page.contains("http"))
    #expect(page.hasSuffix("</html>\n"))
  }
}
