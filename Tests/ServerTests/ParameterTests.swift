import Analyzer
import BoxScores
import Testing

@testable import Server

struct ParameterTests {
  private func problem(_ form: Parameter.Form, _ texts: [String]) -> Problem? {
    #expect(throws: Problem.self) { try Parameter(name: "p", form: form, about: "").read(texts) }
  }

  @Test func valuesAreReadAsTheyAreWritten() throws {
    func read(_ form: Parameter.Form, _ text: String) throws -> Parameter.Value {
      try Parameter(name: "p", form: form, about: "").read([text])
    }
    guard case .integer(7) = try read(.integer(1...9), "7"), case .decimal(2.5) = try read(.decimal(0...9), "2.5"),
      case .day(let day) = try read(.day, "2025-04-11"), day == GameDay("2025-04-11"),
      case .text("a b") = try read(.text(1...5), "a b"), case .text("x") = try read(.choice(["x", "y"]), "x")
    else {
      Issue.record("a value was read as another")
      return
    }
    let counts = try Parameter(name: "p", form: .counts, about: "").read([
      "points:25", "points=30", "threes:2", "pra:40",
    ])
    guard case .counts(let found) = counts else {
      Issue.record("expected counts")
      return
    }
    #expect(found == [.points: [25, 30], .threes: [2], .pra: [40]])
  }

  @Test func whatIsWrongIsSaidWithWhatWasExpected() {
    #expect(problem(.integer(1...9), ["10"])?.detail == "parameter 'p' is '10'")
    #expect(problem(.integer(1...9), ["10"])?.expected == "a whole number from 1 to 9")
    for text in ["+1", "-1", "1.0", "", "0x1", " 1", "99999999999999999999"] {
      #expect(problem(.integer(1...9), [text])?.status == 422, "\(text)")
    }
    #expect(problem(.day, ["2025-02-30"])?.expected == "a day from 0001-01-02 to 9999-12-31")
    for text in ["1.5e3", "nan", "inf", "-1", ""] {
      #expect(problem(.decimal(0...9), [text])?.status == 422, "\(text)")
    }
    for text in ["points", "points:0", "points:100", "steals:1", "points:1:2", "points:=2", "points:+1", "points:٣"] {
      #expect(problem(.counts, [text])?.status == 422, "\(text)")
    }
    #expect(problem(.text(1...3), [""])?.expected == "1 to 3 characters")
    #expect(problem(.choice(["x", "y"]), ["z"])?.expected == "x or y")
    #expect(problem(.integer(1...9), ["1", "2"])?.detail == "parameter 'p' stands 2 times")
  }

  @Test func aLongValueIsNotRepeated() throws {
    let detail = try #require(problem(.integer(1...9), [String(repeating: "9", count: 500)])?.detail)
    #expect(detail.count < 100)
  }
}
