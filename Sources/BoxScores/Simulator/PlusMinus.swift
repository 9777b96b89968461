/// Shares the margin of a game among the men of a side.
enum PlusMinus {
  /// Everybody gets his part of the margin and the luck of having been there when it grew or shrank; the sum over a
  /// side is five times the margin, as it is on a court with five men.
  static func share(_ margin: Int, among lines: inout [GameLine], minutes: Int, generator: inout SeededGenerator) {
    let whole = Double(minutes * 60)
    var raw = lines.map { line -> Double in
      let part = Double(line.seconds) / whole
      return part > 0 ? Double(margin) * part + 10 * max(0, part * (1 - part)).squareRoot() * generator.normal() : 0
    }
    let error = Double(5 * margin) - raw.reduce(0, +)
    var carried = 0.0
    for index in lines.indices {
      raw[index] += error * Double(lines[index].seconds) / (5 * whole)
      let rounded = (raw[index] + carried).rounded()
      carried += raw[index] - rounded
      lines[index].plusMinus = Int(rounded)
    }
    // The carry ends within rounding of zero; what is left of it belongs to the man who played most.
    let rest = 5 * margin - lines.reduce(0) { $0 + $1.plusMinus }
    if rest != 0, let most = lines.indices.max(by: { lines[$0].seconds < lines[$1].seconds }) {
      lines[most].plusMinus += rest
    }
  }
}
