import ArgumentParser
import BoxScores

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

  @Sendable static func day(_ text: String) throws -> GameDay {
    guard let day = GameDay(text) else { throw ValidationError("expected a day of the calendar as YYYY-MM-DD.") }
    return day
  }

  @Sendable static func window(_ text: String) throws -> WindowID {
    guard let window = WindowID(text) else {
      throw ValidationError("expected one of the 27 windows: 1947-1949, 1950-1952, ... 2022-2024, 2025-2026.")
    }
    return window
  }
}
