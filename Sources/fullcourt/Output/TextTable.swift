/// A table set for a fixed-width font: columns as wide as their widest cell, numbers to the right.
struct TextTable {
  enum Alignment { case left, right }

  private let headers: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []
  /// Row numbers in front of which a rule is drawn.
  private var rules: Set<Int> = []

  init(_ columns: [(header: String, alignment: Alignment)]) {
    headers = columns.map(\.header)
    alignments = columns.map(\.alignment)
  }

  mutating func add(_ cells: [String]) {
    precondition(cells.count == headers.count, "a row has as many cells as the table has columns")
    rows.append(cells)
  }

  mutating func addRule() { rules.insert(rows.count) }

  var isEmpty: Bool { rows.isEmpty }

  /// The table without a final line feed. No line has trailing blanks.
  var text: String {
    let widths = headers.indices.map { column in
      ([headers] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        let blanks = String(repeating: " ", count: widths[column] - cells[column].count)
        return alignments[column] == .left ? cells[column] + blanks : blanks + cells[column]
      }
      var joined = padded.joined(separator: "  ")
      while joined.last == " " { joined.removeLast() }
      return joined
    }
    let rule = String(repeating: "-", count: widths.reduce(0, +) + 2 * max(0, widths.count - 1))
    var lines = [line(headers), rule]
    for (index, row) in rows.enumerated() {
      if index > 0, rules.contains(index) { lines.append(rule) }
      lines.append(line(row))
    }
    return lines.joined(separator: "\n")
  }
}
