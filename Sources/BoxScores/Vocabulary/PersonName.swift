import Foundation

/// A player's name in the forms in which names are compared.
///
/// Without accents, case and marks: `Luka Dončić` is `luka doncic`, `D'Angelo Russell` is `dangelo russell`. Suffixes
/// (Jr., Sr., II to V) are kept in the full form and left out of the short one, since feeds write them or do not.
/// `Jokic, Nikola` is read as `Nikola Jokic`.
public struct PersonName: Sendable, Hashable {
  /// All words, folded.
  public let full: String
  /// The words without a suffix at the end.
  public let short: String

  /// With the mark of simulated players, `(sim)`.
  private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv", "v", "sim"]
  /// Letters that have no accent to take off.
  private static let plain: [Character: String] = [
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
  ]

  /// A comma turns `Last, First` round; one before a suffix (`Gary Payton, II`) does not.
  public init(_ name: String) {
    let parts = name.split(separator: ",").map(Self.words).filter { !$0.isEmpty }
    var words = parts.first ?? []
    var given: [String] = []
    for part in parts.dropFirst() {
      if part.allSatisfy(Self.suffixes.contains) { words += part } else { given += part }
    }
    while given.count > 1, let last = given.last, Self.suffixes.contains(last) { words.append(given.removeLast()) }
    words = given + words
    full = words.joined(separator: " ")
    while words.count > 2, let last = words.last, Self.suffixes.contains(last) { words.removeLast() }
    short = words.joined(separator: " ")
  }

  private static func words(_ text: Substring) -> [String] {
    var folded = ""
    for letter in String(text).folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil) {
      if let plain = Self.plain[letter] {
        folded += plain
      } else if letter.isLetter || letter.isNumber {
        folded.append(letter)
      } else if letter.isWhitespace || letter == "-" {
        folded.append(" ")
      }
    }
    return folded.lowercased().split(separator: " ").map(String.init)
  }
}
