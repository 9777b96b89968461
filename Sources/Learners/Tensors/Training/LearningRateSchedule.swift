/// Rises in a straight line from 0, stays for a while, then falls along half a cosine. Loshchilov and Hutter, arXiv:1608.03983.
public struct LearningRateSchedule: Sendable, Codable, Hashable {
  public let peak: Double
  /// Steps of the rise; the last of them has the peak.
  public let warmUp: Int
  /// Steps at the peak between rise and fall.
  public let hold: Int
  /// Steps in all, rise and hold included.
  public let steps: Int
  /// Where it ends, as a share of the peak.
  public let floor: Double

  public init(peak: Double, warmUp: Int, hold: Int = 0, steps: Int, floor: Double = 0) {
    self.peak = peak
    self.warmUp = warmUp
    self.hold = hold
    self.steps = steps
    self.floor = floor
  }

  /// The rate of a step, counted from 0; beyond the last it stays at the floor.
  public func rate(at step: Int) -> Double {
    if step < warmUp { return peak * Double(step + 1) / Double(warmUp) }
    let fall = warmUp + hold
    let progress = min(1, Double(max(0, step - fall)) / Double(max(1, steps - fall)))
    return peak * (floor + (1 - floor) * (1 + TensorMath.cos(.pi * progress)) / 2)
  }
}
