import Foundation
import Testing

@testable import Forecasting

/// Bits flipped and bytes cut off, added or moved at places drawn by a seed: each damaged bundle is refused with a reason.
/// `FULLCOURT_DAMAGE_PLACES` asks for more places than the thousand.
@Suite struct DamagedBundleTests {
  struct Places: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  static let count = Int(ProcessInfo.processInfo.environment["FULLCOURT_DAMAGE_PLACES"] ?? "") ?? 1000

  private func damaged(_ whole: Data, _ place: Int, _ places: inout Places) -> Data {
    var bytes = whole
    switch place % 10 {
    case 7: return bytes.prefix(Int.random(in: 0..<whole.count, using: &places))
    case 8:
      let start = Int.random(in: 0..<whole.count, using: &places)
      bytes.removeSubrange(start..<min(whole.count, start + Int.random(in: 1...600, using: &places)))
    case 9:
      let extra = Data(
        (0..<Int.random(in: 1...600, using: &places)).map { _ in UInt8.random(in: 0...255, using: &places) })
      bytes.insert(contentsOf: extra, at: Int.random(in: 0...whole.count, using: &places))
    default:
      bytes[Int.random(in: 0..<whole.count, using: &places)] ^= 1 << UInt8.random(in: 0..<8, using: &places)
    }
    return bytes
  }

  @Test func everyDamageIsRefusedWithItsReason() throws {
    let whole = try SmallBundle.bytes()
    var places = Places(state: 20_470)
    for place in 0..<Self.count {
      let bytes = damaged(whole, place, &places)
      guard bytes != whole else { continue }
      do {
        _ = try BundleArchive(checking: bytes)
        Issue.record("place \(place): a damaged bundle was taken")
      } catch {
        #expect(!error.text.isEmpty && [.corrupt, .dataInvalid].contains(error.exitCode), "place \(place): \(error)")
      }
    }
  }

  @Test func everyBitOfTheFirstHeaderCounts() throws {
    let whole = try SmallBundle.bytes()
    for byte in 0..<512 {
      for bit in 0..<8 {
        var bytes = whole
        bytes[byte] ^= 1 << bit
        #expect(throws: BundleProblem.self) { try BundleArchive(checking: bytes) }
      }
    }
  }
}
