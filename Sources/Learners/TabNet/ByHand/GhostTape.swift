/// A ghost norm's way forward, remembered for its way back.
struct GhostTape {
  let norm: GhostNorm
  let rows, parts: Int
  let statistics: GhostStatistics
  /// What the norm does to a number: x scale + shift, by part and channel.
  let scale, shift: [Float]

  /// Normalises `x` [rows, channels] in mind only, and moves the running statistics.
  init(_ norm: GhostNorm, of x: Tensor, parts: Int, _ pass: ForwardPass) {
    self.norm = norm
    self.parts = parts
    rows = x.size(0)
    precondition(rows % parts == 0 && rows / parts > 1, "\(rows) rows cannot be divided into \(parts) parts")
    let channels = norm.channels
    statistics = GhostStatistics(
      x.floatMemory, rows: rows, channels: channels, parts: parts, epsilon: Float(GhostNorm.epsilon))
    withExtendedLifetime(x) {}
    var scale = statistics.inverses
    var shift = statistics.means
    let (weight, bias) = (pass["\(norm.name).weight"], pass["\(norm.name).bias"])
    withExtendedLifetime((weight, bias)) {
      let (weights, biases) = (weight.floatMemory, bias.floatMemory)
      for index in scale.indices {
        scale[index] *= weights[index % channels]
        shift[index] = biases[index % channels] - shift[index] * scale[index]
      }
    }
    self.scale = scale
    self.shift = shift
    remember(pass)
  }

  /// As `GhostNorm.remember`.
  private func remember(_ pass: ForwardPass) {
    var left = 1.0
    for _ in 0..<parts { left *= 1 - norm.momentum }
    let weight = Float(1 - left)
    for (name, values) in [("mean", statistics.means), ("variance", statistics.variances)] {
      let tensor = pass["\(norm.name).\(name)"]
      withExtendedLifetime(tensor) {
        let running = tensor.floatMemory
        for channel in 0..<norm.channels {
          var sum: Float = 0
          for part in 0..<parts { sum += values[part * norm.channels + channel] }
          running[channel] += weight * (sum / Float(parts) - running[channel])
        }
      }
    }
  }

  /// The way back of batch norm, Ioffe and Szegedy, arXiv:1502.03167, section 3, as one line for each part and channel: the
  /// gradient of what went in is gradient x scale + constant + slope x input. Adds the gradients of weight and bias.
  ///
  /// - Parameters:
  ///   - first: sum of the gradient of what came out, by part and channel.
  ///   - second: sum of the gradient x (input - mean).
  func back(first: [Float], second: [Float], _ pass: ForwardPass) -> (constant: [Float], slope: [Float]) {
    let channels = norm.channels
    let share = 1 / Float(rows / parts)
    var constant = first
    var slope = second
    var weight = [Float](repeating: 0, count: channels)
    var bias = weight
    for index in constant.indices {
      let inverse = statistics.inverses[index]
      weight[index % channels] += inverse * second[index]
      bias[index % channels] += first[index]
      slope[index] = -scale[index] * inverse * inverse * second[index] * share
      constant[index] = -scale[index] * first[index] * share - slope[index] * statistics.means[index]
    }
    pass.addGradient(weight, of: "\(norm.name).weight")
    pass.addGradient(bias, of: "\(norm.name).bias")
    return (constant, slope)
  }
}
