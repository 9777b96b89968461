import Learners

/// Every choice that shapes the neural half of a window.
public struct NetworkSettings: Sendable, Codable, Hashable {
  /// Vintages of fewer rows have trees only: what a network could bring there drowns in noise.
  public var minimumRows = 8_000
  /// The label-free encoders: that of points, rebounds and assists, and those of threes and of minutes.
  public var box = EncoderSize(decision: 32, steps: 5, mask: .entmax15)
  public var single = EncoderSize(decision: 24, steps: 4, mask: .sparsemax)
  /// Rows that are normalised together in an encoder.
  public var ghostRows = 256
  /// Epochs of an encoder's training without labels.
  public var encoderEpochs = 2
  /// Rows of a step of it, about.
  public var encoderBatch = 4_096
  /// Its learning rate at the peak.
  public var encoderRate = 0.02
  /// Share of the inputs that an encoder has to tell from the others.
  public var hidden = 0.3
  /// Numbers between the layers of a head.
  public var headWidth = 64
  /// Epochs of every head, of those that are only tried too.
  public var headEpochs = 5
  /// Rows of a head's step, about; few rows get steps of a 24th of them, 64 at least.
  public var headBatch = 1_024
  /// A head's learning rate at the peak.
  public var headRate = 0.003
  /// A head's weight decay; encoders have the default of `NetworkPlan`.
  public var headDecay = 0.1
  /// The seeds of each group's encoder and heads are made from it.
  public var seed: UInt64 = 26_100

  /// The size of an encoder; the rest of its shape is the default of `TabNetShape`.
  public struct EncoderSize: Sendable, Codable, Hashable {
    /// Numbers of the representation, and as many that a step hands to the next one's mask.
    public var decision: Int
    /// How often a mask chooses inputs.
    public var steps: Int
    public var mask: MaskKind

    public init(decision: Int, steps: Int, mask: MaskKind) {
      self.decision = decision
      self.steps = steps
      self.mask = mask
    }
  }

  public init() {}

  func encoderShape(_ group: NetworkGroup, inputs: Int) -> TabNetShape {
    let size = group == .box ? box : single
    var shape = TabNetShape(inputs: inputs, decision: size.decision, steps: size.steps, mask: size.mask)
    shape.ghostRows = ghostRows
    return shape
  }

  func encoderPlan(_ group: NetworkGroup) -> NetworkPlan {
    NetworkPlan(epochs: encoderEpochs, batch: encoderBatch, learningRate: encoderRate, seed: seed &+ group.number)
  }

  /// - Parameter rows: few rows get smaller steps, so that there are enough of them.
  func headPlan(_ group: NetworkGroup, rows: Int) -> NetworkPlan {
    NetworkPlan(
      epochs: headEpochs, batch: max(64, min(headBatch, rows / 24)), learningRate: headRate, weightDecay: headDecay,
      seed: seed &+ 10 &+ group.number)
  }
}
