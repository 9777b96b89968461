import Foundation

/// In JSON an amount is a decimal number, exact as it stands there: `4.4`.
extension Money: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let scaled = try container.decode(Decimal.self) * 1_000_000
    let number = NSDecimalNumber(decimal: scaled)
    let micro = number.int64Value
    guard Decimal(micro) == scaled, micro.magnitude <= UInt64(Money.most) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected an amount of at most six decimal places")
    }
    self.init(microUnits: micro)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Decimal(microUnits) / 1_000_000)
  }
}
