import Foundation

extension Double {
  /// With a fixed number of digits after the point, the same on every machine.
  func formatted(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }
}
