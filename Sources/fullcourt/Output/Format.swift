import Foundation

/// How numbers are written for people. Independent of the locale: an output is the same on every machine.
enum Format {
  /// `1,008,923`.
  static func count(_ value: Int) -> String {
    var digits = String(abs(value))
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    return (value < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  static func decimal(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return "-" }
    return String(format: "%.\(places)f", locale: Locale(identifier: "en_US_POSIX"), value)
  }

  static func decimal(_ value: Double?, _ places: Int) -> String {
    value.map { decimal($0, places) } ?? "-"
  }

  static func signed(_ value: Double, _ places: Int) -> String {
    (value >= 0 ? "+" : "") + decimal(value, places)
  }

  /// `0.4 s`, `12 s`, `3 min 05 s`, `1 h 02 min`.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "-" }
    if seconds < 10 { return decimal(seconds, 1) + " s" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(padded(whole % 60)) s" }
    return "\(whole / 3600) h \(padded(whole % 3600 / 60)) min"
  }

  static func bytes(_ value: Int) -> String {
    switch value {
    case ..<1000: "\(value) B"
    case ..<1_000_000: decimal(Double(value) / 1e3, 0) + " kB"
    case ..<1_000_000_000: decimal(Double(value) / 1e6, 1) + " MB"
    default: decimal(Double(value) / 1e9, 2) + " GB"
    }
  }

  static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
