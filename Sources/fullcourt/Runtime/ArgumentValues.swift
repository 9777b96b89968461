import Analyzer
import ArgumentParser
import BoxScores
import Foundation
import Pipeline
import Registry

/// How the values of arguments are read, each with a message that says what was expected.
enum ArgumentValues {
  /// `2024` or `2024-2025`, end years.
  @Sendable static func seasons(_ text: String) throws -> ClosedRange<Season> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let known = Season.first.endYear...Season.last.endYear
    guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first <= last,
      known.contains(first), known.contains(last)
    else {
      throw ValidationError(
        "expected seasons by their end years, such as 2025 or 2024-2025, from \(Season.first) to \(Season.last).")
    }
    return Season(first)...Season(last)
  }

  /// Nobody's own file is written over by what was made of it.
  static func refuse(_ option: String, _ target: String?, over inputs: [String?]) throws {
    func place(_ path: String) -> String {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
    guard let target, inputs.compactMap(\.self).contains(where: { place($0) == place(target) }) else { return }
    throw ValidationError("\(option) \(target): that file is read by this command; expected another name.")
  }

  @Sendable static func day(_ text: String) throws -> GameDay {
    guard let day = GameDay(text) else { throw ValidationError("expected a day of the calendar as YYYY-MM-DD.") }
    return day
  }

  @Sendable static func askedDay(_ text: String) throws -> AskedDay {
    guard let day = AskedDay(text) else {
      throw ValidationError("expected a day of the calendar as YYYY-MM-DD, today or tomorrow.")
    }
    return day
  }

  @Sendable static func window(_ text: String) throws -> WindowID {
    guard let window = WindowID(text) else {
      throw ValidationError("expected one of the 27 windows: 1947-1949, 1950-1952, ... 2022-2024, 2025-2026.")
    }
    return window
  }

  @Sendable static func money(_ text: String) throws -> LimitArgument<Money> {
    if text == "none" { return LimitArgument(value: nil) }
    guard let money = Money(text) else {
      throw ValidationError("expected an amount such as 8 or 12.50, with at most six decimal places, or none.")
    }
    return LimitArgument(value: money)
  }

  @Sendable static func hours(_ text: String) throws -> LimitArgument<Int64> {
    if text == "none" { return LimitArgument(value: nil) }
    guard let hours = Hours.milliseconds(text) else {
      throw ValidationError("expected hours such as 20 or 1.5, or none.")
    }
    return LimitArgument(value: hours)
  }

  @Sendable static func machine(_ text: String) throws -> MachineArgument {
    if text.hasSuffix("=none"), let machine = Machine(String(text.dropLast("none".count)) + "0") {
      return .removed(name: machine.name)
    }
    guard let machine = Machine(text) else {
      throw ValidationError("expected a name and a price per hour, such as A10G=1.10 or box=0.40:cpu, or A10G=none.")
    }
    return .priced(machine)
  }

  @Sendable static func assumptions(_ text: String) throws -> PlanAssumptions {
    guard let assumptions = PlanAssumptions(text) else {
      throw ValidationError(
        "expected figures for \(PlanAssumptions.names.joined(separator: ", ")), each once, such as "
          + "window=4.40,meta=2h,backtest=90min.")
    }
    return assumptions
  }

  @Sendable static func stat(_ text: String) throws -> Stat {
    guard let stat = Stat(rawValue: text) else {
      throw ValidationError("expected one of \(Stat.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return stat
  }

  /// A stat, or points + rebounds + assists, and a count: `points=25`, `pra=40`; or with the colon of the HTTP interface.
  struct MarketCount: Hashable, Sendable {
    let market: PropMarket
    let count: Int
  }

  @Sendable static func count(_ text: String) throws -> MarketCount {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "=" || $0 == ":" }
    guard parts.count == 2, let market = PropMarket(rawValue: String(parts[0])), let count = Int(parts[1]),
      (1...99).contains(count)
    else {
      throw ValidationError(
        "expected one of \(PropMarket.allCases.map(\.rawValue).joined(separator: ", ")) and a count from 1 to 99, such as "
          + "points=25.")
    }
    return MarketCount(market: market, count: count)
  }
}
