import Foundation

/// Numbers as reports print them, independent of the locale.
enum ReportNumber {
  static func fixed(_ value: Double?, _ places: Int) -> String {
    guard let value, value.isFinite else { return "–" }
    return String(format: "%.\(places)f", locale: Locale(identifier: "en_US_POSIX"), value)
  }

  /// With its sign, a true minus.
  static func signed(_ value: Double?, _ places: Int) -> String {
    guard let value, value.isFinite else { return "–" }
    let text = fixed(abs(value), places)
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    return isZero ? text : (value < 0 ? "−" : "+") + text
  }

  /// `20,839`.
  static func count(_ value: Int) -> String {
    var digits = Array(String(abs(value)))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (value < 0 ? "−" : "") + String(digits)
  }

  /// A coordinate of a drawing.
  static func place(_ value: Double) -> String { fixed(value, 1) }
}
