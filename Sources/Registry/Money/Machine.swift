/// A machine that steps run on, by name, with what an hour of it costs.
public struct Machine: Sendable, Hashable, Codable {
  public let name: String
  /// Zero for a machine of one's own: then hours are budgeted, not money.
  public let pricePerHour: Money
  /// Paid for its GPU: work that needs none has no business there.
  public let hasGPU: Bool

  public init(name: String, pricePerHour: Money, hasGPU: Bool) {
    self.name = name
    self.pricePerHour = pricePerHour
    self.hasGPU = hasGPU
  }

  /// The machine that Fullcourt runs on where none is named.
  public static let local = Machine(name: "local", pricePerHour: .zero, hasGPU: false)

  public var isFree: Bool { pricePerHour == .zero }

  /// Reads `NAME=PRICE`, `NAME=PRICE:gpu` or `NAME=PRICE:cpu`; nil for anything else.
  ///
  /// Without a suffix a name that begins like one of the usual data centre GPUs (A10G, H100, T4, L4 ...) has one.
  public init?(_ text: String) {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    let parts = sides[1].split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let price = Money(parts[0]), Self.isName(sides[0]) else { return nil }
    let name = String(sides[0])
    switch parts.count == 2 ? parts[1] : "" {
    case "gpu": self.init(name: name, pricePerHour: price, hasGPU: true)
    case "cpu": self.init(name: name, pricePerHour: price, hasGPU: false)
    case "" where parts.count == 1: self.init(name: name, pricePerHour: price, hasGPU: Self.soundsLikeGPU(name))
    default: return nil
    }
  }

  /// Letters, digits and `.-_`, at most 40 of them.
  static func isName(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.count <= 40
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || ".-_".utf8.contains(byte)
      }
  }

  private static func soundsLikeGPU(_ name: String) -> Bool {
    let name = name.uppercased()
    let models = [
      "A10", "A100", "A30", "A40", "B100", "B200", "GH200", "H100", "H200", "K80", "L4", "L40", "P100", "T4", "V100",
    ]
    return name.contains("GPU") || name.contains("RTX")
      || models.contains { model in
        guard name.hasPrefix(model) else { return false }
        // A10 is no A1000 and L4 no L400.
        return !(name.dropFirst(model.count).first?.isNumber ?? false)
      }
  }
}
