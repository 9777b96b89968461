/// Dense numbers for franchise codes and player ids, in the order of their first appearance.
struct TeamIndex {
  private var byCode = [Int32](repeating: -1, count: 65_536)
  private(set) var count = 0

  mutating func insert(_ code: Int16) -> Int32 {
    let slot = Int(UInt16(bitPattern: code))
    if byCode[slot] < 0 {
      byCode[slot] = Int32(count)
      count += 1
    }
    return byCode[slot]
  }

  /// In the order of their numbers.
  var codes: [Int16] {
    var codes = [Int16](repeating: 0, count: count)
    for (slot, number) in byCode.enumerated() where number >= 0 {
      codes[Int(number)] = Int16(bitPattern: UInt16(slot))
    }
    return codes
  }

  /// -1 for a team that never played.
  subscript(_ code: Int16) -> Int32 { byCode[Int(UInt16(bitPattern: code))] }
}
