import Foundation
import Testing

@testable import Evaluation

/// Distributions and maps as a hostile manifest may hold them: whatever is read can be asked.
@Suite struct HostileDistributionTests {
  private func read<Value: Decodable>(_: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }

  private static func table(centres: String, maximum: String = "1") -> String {
    #"{"centres":[\#(centres)],"functions":[[0.6,1],[0.4,1]],"maximum":\#(maximum)}"#
  }

  @Test func distancesAndSizesThatOverflowAreRefused() throws {
    let honest = try read(CountTable.self, Self.table(centres: "0,100"))
    #expect(honest.knots.count == 9 && honest.maximum == 1)
    for text in [
      Self.table(centres: "-1e300,1e300"), Self.table(centres: "0,1e18"),
      Self.table(centres: "0,1", maximum: "\(Int.max)"),
      Self.table(centres: "0,1", maximum: "-1"),
    ] {
      let error = #expect(throws: DecodingError.self) { try read(CountTable.self, text) }
      #expect("\(error as Any)".contains("not distribution functions over 0..."), "\(text)")
    }
    func counts(_ centres: String) -> String {
      let table = Self.table(centres: "0,1")
      return #"{"centres":[\#(centres)],"maximum":1,"rows":9,"tiers":[\#(table),\#(table)]}"#
    }
    let two = try read(ConditionalCounts.self, counts("10,30"))
    #expect(two.distribution(0.5, second: 1e300).maximum == 1)
    let error = #expect(throws: DecodingError.self) { try read(ConditionalCounts.self, counts("-1e308,1e308")) }
    #expect("\(error as Any)".contains("for each of 2 tiers"))
  }

  @Test func piecesBetweenFarKnotsAreEightAtMost() {
    let (knots, probabilities) = CountShapes.refined([-1e300, 1e300], [[0.6, 1], [0.4, 1]])
    #expect(knots.count == 9 && probabilities.count == 18)
    #expect(CountShapes.refined([0, 0.1], [[0.6, 1], [0.4, 1]]).knots == [0, 0.1])
    #expect(CountShapes.refined([0, 0.5], [[0.6, 1], [0.4, 1]]).knots == [0, 0.25, 0.5])
  }

  @Test func aMapThatLeavesTheNumbersIsRefused() throws {
    func map(_ knots: String, _ values: String, upper: String = "1") -> String {
      #"{"knots":[\#(knots)],"lowerSlope":1,"upperSlope":\#(upper),"values":[\#(values)]}"#
    }
    let steep = try read(MonotoneMap.self, map("0,1", "0,1e9", upper: "1e12"))
    #expect(
      steep(Double(Float.greatestFiniteMagnitude)).isFinite && steep(-Double(Float.greatestFiniteMagnitude)).isFinite)
    for text in [map("0,1", "-1e308,1e308"), map("-1e308,1e308", "0,1"), map("0,1", "0,1", upper: "1e308")] {
      let error = #expect(throws: DecodingError.self) { try read(MonotoneMap.self, text) }
      #expect("\(error as Any)".contains("not a monotone function"), "\(text)")
    }
  }
}
