import BoxScores
import Foundation

/// A day as a person asks for it: by its date, or as the league's today or tomorrow.
public struct AskedDay: Sendable, Hashable {
  /// What may be written instead of a date.
  public enum Word: String, Sendable, CaseIterable {
    case today, tomorrow
  }

  public let day: GameDay
  /// Nil where the date was written.
  public let word: Word?

  /// Nil for what is neither a date as `YYYY-MM-DD` nor one of the words.
  public init?(_ text: String, now: Date = Date()) {
    let word = Word(rawValue: text)
    let today = GameMoment.easternDay(utcMinutes: Int((now.timeIntervalSince1970 / 60).rounded(.down)))
    switch word {
    case .today: day = today
    case .tomorrow: day = today.advanced(by: 1)
    case nil:
      guard let written = GameDay(text) else { return nil }
      day = written
    }
    self.word = word
  }

  /// Which day a word stands for; nil where the date was written.
  public var note: String? { word.map { "'\($0.rawValue)' is \(day): game days are told in US Eastern time." } }
}
