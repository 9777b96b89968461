import Foundation

/// Numbers in messages.
enum Figure {
  static func percent(_ fraction: Double) -> String { String(format: "%.1f %%", fraction * 100) }

  /// With two digits: what a standard is met or missed by.
  static func hundredths(_ fraction: Double) -> String { String(format: "%.2f %%", fraction * 100) }

  static func odds(_ odds: Double) -> String { String(format: "%.3f", odds) }
}
