import Foundation
import Testing

@testable import Learners

@Suite(.enabled(if: LightGBMPresence.isPresent, "\(LightGBMPresence.absence)"))
struct BoosterMemoryTests {
  /// Bytes of this process in memory.
  private func residentBytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    return try #require(Int(text.split(separator: " ")[1])) * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// Datasets of about a megabyte, boosters and texts, made and dropped 200 times: were one kind kept, the process
  /// would grow by more than 200 MB. Other tests run beside this one, hence the room.
  @Test func whatWasTrainedAndDroppedIsFreed() throws {
    let parameters = BoosterParameters.reference()
    let whole = try FormulaData(rows: 80_000).dataset(parameters)
    let rows = Array(0..<79_999)
    func once() throws {
      let dataset = try whole.subset(rows: rows)
      let booster = try Booster.train(dataset: dataset, parameters: parameters, rounds: 1)
      _ = try Booster(text: booster.text)
    }
    for _ in 0..<5 { try once() }
    let before = try residentBytes()
    for _ in 0..<200 { try once() }
    #expect(try residentBytes() - before < 100 << 20)
  }
}
