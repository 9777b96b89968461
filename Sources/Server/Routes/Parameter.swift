import Analyzer
import BoxScores

/// A parameter of a route: how it is read, and how it is described. One declaration for both.
struct Parameter: Sendable {
  enum Place: String, Sendable { case path, query }

  enum Form: Sendable {
    case integer(ClosedRange<Int64>)
    case day
    case text(ClosedRange<Int>)
    case choice([String])
    /// `points:25` or `pra:40`, as often as wanted; `points=25`, as the command line has it, is read as well.
    case counts
    case decimal(ClosedRange<Double>)
  }

  enum Value: Sendable {
    case integer(Int64)
    case day(GameDay)
    case text(String)
    case counts([PropMarket: [Int]])
    case decimal(Double)
  }

  /// Simulated players have numbers beyond 32 bits; what a JavaScript number holds exactly is enough for all.
  static let largestPlayerId: Int64 = 1 << 53

  let name: String
  var place = Place.query
  let form: Form
  let about: String
  var isRequired = false
  /// What stands for it where it is absent, as documentation shows it.
  var standing: JSON?

  /// - Parameter texts: As the request has them, at least one.
  /// - Throws: 422 naming the parameter.
  func read(_ texts: [String]) throws(Problem) -> Value {
    if case .counts = form { return .counts(try counts(texts)) }
    guard texts.count == 1, let text = texts.first else {
      throw Problem(422, "request.parameter", "parameter '\(name)' stands \(texts.count) times", expected: "once")
    }
    switch form {
    case .integer(let range):
      // Digits only: Int64 would also take a plus sign.
      guard text.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int64(text), range.contains(value) else {
        throw .parameter(
          name, text, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return .integer(value)
    case .day:
      guard let day = GameDay(text), Self.days.contains(day) else {
        throw .parameter(name, text, expected: "a day from \(Self.days.lowerBound) to \(Self.days.upperBound)")
      }
      return .day(day)
    case .text(let length):
      guard length.contains(text.count) else {
        throw .parameter(name, text, expected: "\(length.lowerBound) to \(length.upperBound) characters")
      }
      return .text(text)
    case .choice(let words):
      guard words.contains(text) else { throw .parameter(name, text, expected: words.joined(separator: " or ")) }
      return .text(text)
    case .decimal(let range):
      guard let value = Self.decimal(text), range.contains(value) else {
        throw .parameter(name, text, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
      }
      return .decimal(value)
    case .counts: preconditionFailure("read above")
    }
  }

  /// Plain decimal notation: no exponent, no sign, no hexadecimal.
  private static func decimal(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }) else { return nil }
    return Double(text)
  }

  /// Any day that has a day before it: on most of them nobody plays.
  static let days = GameDay(year: 1, month: 1, day: 2)!...GameDay(year: 9999, month: 12, day: 31)!
  static let counts = 1...99

  private func counts(_ texts: [String]) throws(Problem) -> [PropMarket: [Int]] {
    var found: [PropMarket: [Int]] = [:]
    for text in texts {
      let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "=" }
      guard parts.count == 2, let market = PropMarket(rawValue: String(parts[0])),
        (1...2).contains(parts[1].utf8.count),
        parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(parts[1]), Self.counts.contains(count)
      else {
        let markets = PropMarket.allCases.map(\.rawValue).joined(separator: ", ")
        throw .parameter(
          name, text, expected: "one of \(markets), a colon and a count from 1 to 99, such as points:25")
      }
      if found[market]?.contains(count) != true { found[market, default: []].append(count) }
    }
    return found.mapValues { $0.sorted() }
  }

  // MARK: - Description

  var schema: JSON {
    switch form {
    case .integer(let range):
      ["type": "integer", "minimum": .integer(Int(range.lowerBound)), "maximum": .integer(Int(range.upperBound))]
    case .day: ["type": "string", "format": "date"]
    case .text(let length):
      [
        "type": "string", "minLength": .integer(length.lowerBound), "maxLength": .integer(length.upperBound),
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
      ]
    case .choice(let words): ["type": "string", "enum": .list(words.map(JSON.text))]
    case .decimal(let range):
      ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
    case .counts:
      [
        "type": "array", "maxItems": 16,
        "items": ["type": "string", "pattern": "^(points|rebounds|assists|threes|pra)[:=][1-9][0-9]?$"],
      ]
    }
  }

  var description: JSON {
    var schema = schema
    if let standing { schema["default"] = standing }
    var object: JSON = [
      "name": .text(name), "in": .text(place.rawValue), "description": .text(about), "schema": schema,
      "required": .flag(isRequired || place == .path),
    ]
    if case .counts = form {
      object["style"] = "form"
      object["explode"] = true
    }
    return object
  }
}
