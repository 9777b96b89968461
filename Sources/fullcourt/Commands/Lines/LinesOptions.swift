import Analyzer
import ArgumentParser
import BoxScores
import Foundation
import Pipeline

/// What analyses of lines have in common.
struct LinesOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only games of this day, as YYYY-MM-DD.", valueName: "date"), transform: ArgumentValues.day)
  var date: GameDay?

  @Option(
    help: ArgumentHelp(
      "How prices are written (default: a CSV is American, a JSON file's prices tell).", valueName: "american|decimal"))
  var odds: Odds.Notation?

  @Option(help: ArgumentHelp("Share of the full Kelly stake, from 0 to 1 (default: 0.25).", valueName: "fraction"))
  var kelly: Double?

  @Flag(help: "Refuse more: a bet also has to be worth its price with the line 1 against it.")
  var safe = false

  @Option(
    help: ArgumentHelp("Whom a name in the lines means; may be repeated.", valueName: "name=id"),
    transform: ArgumentValues.alias)
  var alias: [ArgumentValues.Alias] = []

  func validate() throws {
    if let kelly, !(0...1).contains(kelly) {
      throw ValidationError("--kelly \(kelly): expected a fraction from 0 to 1, such as 0.25.")
    }
  }

  func options(bankroll: Double?) -> LineAnalysisOptions {
    var options = LineAnalysisOptions(date: date, bankroll: bankroll, kellyFraction: kelly, safeMode: safe)
    options.aliases = Dictionary(alias.map { ($0.name, $0.person) }, uniquingKeysWith: { _, later in later })
    return options
  }
}

extension Odds.Notation: ExpressibleByArgument {}

extension ArgumentValues {
  /// A name as a feed writes it, and whom it means: `D. Robinson=1629130`.
  struct Alias: Hashable, Sendable {
    let name: String
    let person: Int64
  }

  @Sendable static func alias(_ text: String) throws -> Alias {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let person = Int64(parts[1]), person > 0 else {
      throw ValidationError("expected a name and a personId, such as 'D. Robinson=1629130'.")
    }
    return Alias(name: String(parts[0]), person: person)
  }

  @Sendable static func bankroll(_ text: String) throws -> Double {
    guard let amount = Double(text), amount > 0, amount <= PaperMoney.largest.units else {
      throw ValidationError("expected an amount above zero, such as 1000.")
    }
    return amount
  }

  @Sendable static func moment(_ text: String) throws -> QuoteTime {
    guard let time = QuoteTime(text) else {
      throw ValidationError("expected a time with its zone, such as 2025-01-31T23:30:00Z.")
    }
    return time
  }
}
