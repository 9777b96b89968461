import Foundation

/// The few functions of single numbers that the tensors' own code needs, under names that no method hides.
enum TensorMath {
  static func log(_ value: Double) -> Double { Foundation.log(value) }
  static func exp(_ value: Double) -> Double { Foundation.exp(value) }
  static func cos(_ value: Double) -> Double { Foundation.cos(value) }
}
