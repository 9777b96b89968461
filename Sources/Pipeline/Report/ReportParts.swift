/// The pieces reports are made of.
enum ReportParts {
  static func section(_ title: String, _ lead: String, _ parts: [HTML]) -> HTML {
    .joined([.element("h2", [], .text(title)), .element("p", [("class", "soft")], .text(lead))] + parts)
  }

  static func flag(_ text: String) -> HTML { .element("p", [("class", "flag")], .text(text)) }

  static func list(_ lines: [String]) -> HTML {
    .element("ul", [("class", "soft small")], lines.map { .element("li", [], .text($0)) })
  }

  static func tiles(_ tiles: [(value: String, label: String)]) -> HTML {
    .element(
      "div", [("class", "tiles")],
      tiles.map { tile in
        .element(
          "div", [("class", "tile")], .element("b", [], .text(tile.value)), .element("span", [], .text(tile.label)))
      })
  }

  static func panels(_ panels: [(title: String, note: String, figure: HTML)]) -> HTML {
    .element(
      "div", [("class", "panels"), ("style", "--n:\(max(1, min(4, panels.count)))")],
      panels.map { panel in
        .element(
          "div", [("class", "panel")], .element("h3", [], .text(panel.title)), panel.figure,
          .element("div", [("class", "soft small")], .text(panel.note)))
      })
  }

  /// A cell of a table, with a class of the style or none.
  struct Cell {
    var text: String
    var style = ""
  }

  /// A table that scrolls by itself where the screen is narrow. Rows may be marked as the reader's own model.
  static func table(_ head: [String], _ rows: [(isOwn: Bool, cells: [Cell])]) -> HTML {
    let body = rows.map { row -> HTML in
      .element(
        "tr", row.isOwn ? [("class", "own")] : [],
        row.cells.map { cell in
          .element("td", cell.style.isEmpty ? [] : [("class", cell.style)], .text(cell.text))
        })
    }
    return .element(
      "div", [("class", "card scroll")],
      .element(
        "table", [],
        .element("thead", [], .element("tr", [], head.map { .element("th", [], .text($0)) })),
        .element("tbody", [], body)))
  }

  static func footer(_ text: String) -> HTML { .element("footer", [], .text(text)) }
}
