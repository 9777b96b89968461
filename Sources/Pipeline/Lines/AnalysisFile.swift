import Analyzer
import BoxScores
import Foundation
import NativeLibraries

/// Writes an analysis to a file, whole or not at all.
public enum AnalysisFile {
  /// What an analysis can be written as.
  public enum Format: Sendable {
    /// What `analyze --json` prints: `paper place --analysis` reads it.
    case json
    /// A row for each side.
    case csv
  }

  /// What the ending of a name stands for; nil for another one.
  public static func format(of file: URL) -> Format? {
    switch file.pathExtension.lowercased() {
    case "json": .json
    case "csv": .csv
    default: nil
    }
  }

  /// - Throws: `ForecastFileError`
  public static func write(_ report: LineAnalysisReport, to file: URL) throws {
    var data = Data()
    switch format(of: file) {
    case .json?: try report.writeJSON { data.append($0) }
    case .csv?: data = Data(csv(report).utf8)
    case nil: throw ForecastFileError.unknownEnding(path: file.path)
    }
    do {
      try DurableFile.replace(file, with: data)
    } catch {
      throw ForecastFileError.cannotWrite(path: file.path, reason: error.reason)
    }
  }

  private static let columns = [
    "gameDate", "gameId", "personId", "player", "market", "line", "side", "book", "odds", "win", "push", "lose",
    "decided", "marketProbability", "edge", "edgeOverMarket", "expectedValue", "kelly", "stake", "stakeAmount",
    "recommended", "refusals",
  ]

  private static func csv(_ report: LineAnalysisReport) -> String {
    var text = columns.joined(separator: ",") + "\n"
    for analyzed in report.sides {
      let side = analyzed.side
      func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
      let fields = [
        side.day.description, String(side.key.gameId), String(side.key.personId), CSVFields.quoted(side.player),
        side.key.market.rawValue, side.line.description, side.side.rawValue, CSVFields.quoted(side.book),
        number(side.odds.decimal), number(side.probability.wins(side.side)), number(side.probability.push),
        number(side.probability.loses(side.side)), number(side.decided), number(side.market), number(side.edge),
        number(side.edgeOverMarket), number(side.expectedValue), number(side.kelly), number(side.stake),
        number(analyzed.amount), side.isRecommended ? "1" : "0",
        CSVFields.quoted(side.refusals.map(\.code).joined(separator: " ")),
      ]
      text += fields.joined(separator: ",") + "\n"
    }
    return text
  }
}
