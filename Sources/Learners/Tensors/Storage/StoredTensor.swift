/// Numbers with a shape, as they are kept in files: a value, without torch.
public struct StoredTensor: Sendable, Hashable {
  /// Row after row, of one of the two types that are kept.
  public enum Values: Sendable, Hashable {
    case floats([Float])
    case ints([Int64])
  }

  /// The sizes; empty for a single number.
  public let shape: [Int]
  /// As many as the sizes multiplied.
  public let values: Values

  public init(shape: [Int], floats: [Float]) {
    precondition(floats.count == shape.reduce(1, *), "\(floats.count) numbers of shape \(shape)")
    self.shape = shape
    self.values = .floats(floats)
  }

  public init(shape: [Int], ints: [Int64]) {
    precondition(ints.count == shape.reduce(1, *), "\(ints.count) numbers of shape \(shape)")
    self.shape = shape
    self.values = .ints(ints)
  }

  /// Nil where it holds whole numbers.
  public var floats: [Float]? {
    if case .floats(let floats) = values { floats } else { nil }
  }

  /// Nil where it holds floats.
  public var ints: [Int64]? {
    if case .ints(let ints) = values { ints } else { nil }
  }
}
