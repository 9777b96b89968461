/// Spans of machine time, kept in whole milliseconds.
public enum Hours {
  /// Milliseconds of a decimal number of hours such as `12.5`; nil when it is none.
  public static func milliseconds(_ text: some StringProtocol) -> Int64? {
    Money(text).map { $0.microUnits * 36 / 10 }
  }

  /// `0.4 s`, `12 s`, `3 min 05 s`, `1 h 02 min`; rounded up to what is shown.
  public static func text(_ milliseconds: Int64) -> String {
    if milliseconds < 10_000 {
      let tenths = (max(0, milliseconds) + 99) / 100
      return "\(tenths / 10).\(tenths % 10) s"
    }
    let seconds = (milliseconds + 999) / 1_000
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3_600 { return "\(seconds / 60) min \(padded(seconds % 60)) s" }
    let minutes = (seconds + 59) / 60
    return "\(minutes / 60) h \(padded(minutes % 60)) min"
  }

  private static func padded(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
