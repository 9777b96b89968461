/// The shape of a TabNet: Arik and Pfister, arXiv:1908.07442, section 3.
public struct TabNetShape: Sendable, Codable, Hashable {
  /// Numbers of a row.
  public var inputs: Int
  /// n_d: numbers that a step adds to the representation.
  public var decision: Int
  /// n_a: numbers that a step hands to the next one's mask.
  public var attention: Int
  /// N_steps: how often a mask chooses inputs.
  public var steps: Int
  /// How often an input may be looked at again: 1 is once in all steps.
  public var gamma: Double = 1.3
  /// Gated layers whose weights all steps share, and those that each step has for itself.
  public var shared = 2
  public var independent = 2
  public var mask = MaskKind.sparsemax
  /// Rows that are normalised together; see `GhostNorm`.
  public var ghostRows = 256
  /// How far the running statistics of norms move towards those of one part.
  public var momentum = 0.02

  public init(inputs: Int, decision: Int, attention: Int? = nil, steps: Int, mask: MaskKind = .sparsemax) {
    precondition(inputs > 0 && decision > 0 && steps > 0, "a TabNet of no inputs, width or steps")
    self.inputs = inputs
    self.decision = decision
    self.attention = attention ?? decision
    self.steps = steps
    self.mask = mask
  }

  /// Into how many parts so many rows are divided.
  public func parts(of rows: Int) -> Int { max(1, rows / ghostRows) }
}
