/// When a game was, as a file writes it: a day, a local time, or a moment with a zone.
///
/// Read strictly: `2024-10-22`, `2024-10-22 19:30:00`, `2024-10-22T19:30:00Z`, `2024-10-22T19:30:00-04:00`; seconds and
/// their fraction may be absent.
package struct GameMoment: Hashable, Sendable {
  package let day: GameDay
  /// Minutes since midnight; nil where only a day is written.
  package let minute: Int?
  /// Minutes east of Greenwich; nil where no zone is written.
  package let zone: Int?

  package init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    guard bytes.count >= 10, let day = GameDay(String(decoding: bytes.prefix(10), as: UTF8.self)) else { return nil }
    self.day = day
    bytes = bytes.dropFirst(10)
    guard let separator = bytes.popFirst() else {
      minute = nil
      zone = nil
      return
    }
    guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: " "),
      let hours = Self.number(&bytes), hours < 24, bytes.popFirst() == UInt8(ascii: ":"),
      let minutes = Self.number(&bytes), minutes < 60
    else { return nil }
    minute = hours * 60 + minutes
    if bytes.first == UInt8(ascii: ":") {
      bytes.removeFirst()
      guard let seconds = Self.number(&bytes), seconds < 60 else { return nil }
      if bytes.first == UInt8(ascii: ".") {
        bytes.removeFirst()
        let digits = bytes.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard !digits.isEmpty else { return nil }
        bytes = bytes.dropFirst(digits.count)
      }
    }
    guard let mark = bytes.popFirst() else {
      zone = nil
      return
    }
    if mark == UInt8(ascii: "Z") {
      guard bytes.isEmpty else { return nil }
      zone = 0
      return
    }
    guard mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-"), let east = Self.number(&bytes), east <= 14
    else { return nil }
    if bytes.first == UInt8(ascii: ":") { bytes.removeFirst() }
    let rest = bytes.isEmpty ? 0 : Self.number(&bytes)
    guard let rest, rest < 60, bytes.isEmpty else { return nil }
    zone = (east * 60 + rest) * (mark == UInt8(ascii: "-") ? -1 : 1)
  }

  /// The day in the east of the United States, by which the league dates its games.
  ///
  /// A text without a zone is Eastern time already. So is one marked `Z` when `zuluIsEastern`: the league's own feeds
  /// mark Eastern times that way.
  func easternDay(zuluIsEastern: Bool) -> GameDay {
    guard let utc = utcMinutes, !(zone == 0 && zuluIsEastern) else { return day }
    return Self.easternDay(utcMinutes: utc)
  }

  /// Minutes since 1970-01-01 00:00 UTC; nil where the text gives no time or no zone.
  package var utcMinutes: Int? {
    guard let minute, let zone else { return nil }
    return Int(day.number) * 1440 + minute - zone
  }

  /// The day in the east of the United States at a moment of `utcMinutes`.
  package static func easternDay(utcMinutes utc: Int) -> GameDay {
    let eastern = utc - (isDaylightSaving(utc: utc) ? 240 : 300)
    return GameDay(number: Int32((Double(eastern) / 1440).rounded(.down)))
  }

  /// Whether the `Z` of a file's times is only decoration.
  ///
  /// Real UTC times of a season cluster after midnight, since evening games in the United States begin between 23:00 and
  /// 04:00 UTC. Eastern times never lie there; midnight sharp stands for "time unknown".
  static func zuluIsEastern(_ moments: some Sequence<GameMoment>) -> Bool {
    var zulu = 0
    var night = 0
    for moment in moments where moment.zone == 0 {
      guard let minute = moment.minute else { continue }
      zulu += 1
      if (1..<285).contains(minute) { night += 1 }
    }
    return zulu > 0 && Double(night) < 0.1 * Double(zulu)
  }

  /// The rules of the Uniform Time Act as they stood: since 2007 second Sunday of March to first of November, from 1987
  /// first Sunday of April, before that last Sunday of April, to the last Sunday of October. (1974 and 1975, and local
  /// law before 1967, differ by weeks; they move a game's day only if it began within an hour of midnight.)
  private static func isDaylightSaving(utc: Int) -> Bool {
    let local = GameDay(number: Int32((Double(utc - 300) / 1440).rounded(.down)))
    // A moment beside the first or the last day of the calendar may lie outside of it.
    let year = min(max(local.calendar.year, 1), 9999)
    let start: GameDay
    let end: GameDay
    if year >= 2007 {
      start = sunday(2, of: 3, year)
      end = sunday(1, of: 11, year)
    } else {
      start = year >= 1987 ? sunday(1, of: 4, year) : lastSunday(of: 4, year)
      end = lastSunday(of: 10, year)
    }
    // Changes happen at 2 in the morning: 07:00 UTC out of standard time, 06:00 UTC out of daylight time.
    return utc >= Int(start.number) * 1440 + 420 && utc < Int(end.number) * 1440 + 360
  }

  private static func sunday(_ count: Int, of month: Int, _ year: Int) -> GameDay {
    let first = GameDay(year: year, month: month, day: 1)!
    // 1970-01-01 was a Thursday: day numbers of Sundays are 3 modulo 7.
    let toSunday = (3 - Int(first.number) % 7 + 14) % 7
    return first.advanced(by: toSunday + 7 * (count - 1))
  }

  private static func lastSunday(of month: Int, _ year: Int) -> GameDay {
    let fifth = sunday(5, of: month, year)
    return fifth.calendar.month == month ? fifth : fifth.advanced(by: -7)
  }

  private static func number(_ bytes: inout ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= 2 else { return nil }
    var value = 0
    for _ in 0..<2 {
      let byte = bytes.removeFirst()
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
