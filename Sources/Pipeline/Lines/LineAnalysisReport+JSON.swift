import Analyzer
import Foundation

extension LineAnalysisReport: Encodable {
  private enum Key: String, CodingKey {
    case file, format, date, bankroll, settings, counts, models, proofs, sides, unresolved, problems, withoutForecast
    case otherMarkets, refusals, notes
  }

  public func encode(to encoder: any Encoder) throws { try encode(sides, to: encoder) }

  private func encode(_ sides: [AnalyzedSide], to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .file)
    try container.encode(format, forKey: .format)
    try container.encode(date, forKey: .date)
    try container.encode(bankroll, forKey: .bankroll)
    try container.encode(settings, forKey: .settings)
    try container.encode(counts, forKey: .counts)
    try container.encode(models, forKey: .models)
    try container.encode(proofs, forKey: .proofs)
    try container.encode(sides, forKey: .sides)
    try container.encode(unresolved, forKey: .unresolved)
    try container.encode(problems, forKey: .problems)
    try container.encode(withoutForecast, forKey: .withoutForecast)
    try container.encode(otherMarkets, forKey: .otherMarkets)
    try container.encode(refusals, forKey: .refusals)
    try container.encode(notes, forKey: .notes)
  }

  /// The report without its sides, which can be half a million.
  private struct Frame: Encodable {
    let report: LineAnalysisReport

    func encode(to encoder: any Encoder) throws { try report.encode([], to: encoder) }
  }

  /// The report as JSON, piece by piece: a season of quotes is half a gigabyte of it, and an encoder holds all of what it
  /// encodes many times over.
  public func writeJSON(_ emit: (Data) throws -> Void) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let frame = String(decoding: try encoder.encode(Frame(report: self)), as: UTF8.self)
    // Without blanks there is one such text: inside of a string quotes are escaped.
    let parts = frame.split(separator: "\"sides\":[]", maxSplits: 1, omittingEmptySubsequences: false)
    precondition(parts.count == 2, "a report has a list of sides")
    try emit(Data("\(parts[0])\"sides\":[".utf8))
    for start in stride(from: 0, to: sides.count, by: 1000) {
      var piece = Data()
      for index in start..<min(start + 1000, sides.count) {
        piece.append(Data((index == 0 ? "\n" : ",\n").utf8))
        piece.append(try encoder.encode(sides[index]))
      }
      try emit(piece)
    }
    try emit(Data("]\(parts[1])\n".utf8))
  }
}
