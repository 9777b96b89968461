import Foundation
import Testing

@testable import Registry

@Suite struct MoneyTests {
  @Test(arguments: [
    ("8", 8_000_000), ("1.10", 1_100_000), ("0.000001", 1), ("0", 0), ("999999999.999999", 999_999_999_999_999),
  ])
  func amountsAreReadExactly(text: String, micro: Int64) {
    #expect(Money(text)?.microUnits == micro)
  }

  @Test(arguments: ["", ".", "1.", ".5", "-1", "+1", "1e3", "1.0000001", "1,10", " 1", "٣", "1000000000", "1.2.3"])
  func whatIsNoAmountIsRefused(text: String) {
    #expect(Money(text) == nil)
  }

  @Test func amountsAreWrittenAsPeopleWriteThem() {
    #expect(Money("4.4")!.description == "4.40")
    #expect(Money("0.000012")!.description == "0.000012")
    #expect((Money("1")! - Money("1.1")!).description == "-0.10")
    #expect(Money("0.101")!.rounded == "0.11")
  }

  /// 4.40 + 2.20 + 1.50 is 8.10 and not 8.099999999999999.
  @Test func sumsAreNotRounded() {
    let sum = ["4.40", "2.20", "1.50"].reduce(Money.zero) { $0 + Money($1)! }
    #expect(sum == Money("8.10")!)
    #expect(sum - Money("8.00")! == Money("0.10")!)
    #expect((0..<1_000).reduce(Money.zero) { sum, _ in sum + Money("0.1")! } == Money("100")!)
  }

  @Test func timeIsPricedExactlyAndRoundedUp() {
    let price = Money("1.10")!
    #expect(Money.cost(milliseconds: 4 * 3_600_000, pricePerHour: price) == Money("4.40")!)
    #expect(Money.cost(milliseconds: 1, pricePerHour: price).microUnits == 1)
    #expect(Money.cost(milliseconds: 0, pricePerHour: price) == .zero)
    #expect(Money.cost(milliseconds: .max / 2, pricePerHour: Money("900000000")!).microUnits == Money.most)
    #expect(Money("4.40")!.milliseconds(pricePerHour: price) == Int64(14_400_000))
    #expect(Money("1")!.milliseconds(pricePerHour: .zero) == nil)
  }

  @Test func inJSONAnAmountIsADecimalNumber() throws {
    let text = String(decoding: try JSONEncoder().encode([Money("4.4")!, Money("0.1")!]), as: UTF8.self)
    #expect(text == "[4.4,0.1]")
    #expect(try JSONDecoder().decode([Money].self, from: Data(text.utf8)) == [Money("4.4")!, Money("0.1")!])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Money].self, from: Data("[0.0000001]".utf8)) }
  }

  @Test(arguments: [
    ("A10G=1.10", true), ("H100=2", true), ("my-gpu=1", true), ("L4=0.5", true), ("box=0.20", false),
    ("A1000x=1", false),
    ("T4=1:cpu", false), ("box=1:gpu", true), ("L400=1", false),
  ])
  func machinesAreReadWithTheirPrice(text: String, hasGPU: Bool) {
    #expect(Machine(text)?.hasGPU == hasGPU)
  }

  @Test(arguments: ["A10G", "=1", "A10G=", "A10G=x", "A10G=-1", "A10G=1:tpu", "A10G=1=2", "two words=1", "A10G=1:"])
  func whatIsNoMachineIsRefused(text: String) {
    #expect(Machine(text) == nil)
  }

  @Test func hoursAreKeptInMillisecondsAndShownRoundedUp() {
    #expect(Hours.milliseconds("12.5") == 45_000_000)
    #expect(Hours.milliseconds("0.000001") == 3)
    #expect(Hours.text(0) == "0.0 s" && Hours.text(350) == "0.4 s" && Hours.text(59_001) == "1 min 00 s")
    #expect(Hours.text(3_600_000) == "1 h 00 min" && Hours.text(5_400_001) == "1 h 31 min")
  }
}
