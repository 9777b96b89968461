/// A table of vectors: indices of any shape -> [..., width].
public struct Embedding: Layer, Hashable {
  /// What the names of its parameters begin with in a store.
  public let name: String
  /// Vectors of the table, and numbers of each.
  public let count, width: Int
  /// Of the normal distribution the table begins with; 0 begins with zeros.
  public let deviation: Double

  /// - Parameter deviation: of the normal distribution the table begins with; 0 begins with zeros.
  public init(_ name: String, _ count: Int, _ width: Int, deviation: Double = 1) {
    self.name = name
    self.count = count
    self.width = width
    self.deviation = deviation
  }

  public func declare(in store: ParameterStore) {
    store.declare("\(name).weight", [count, width], deviation == 0 ? .zeros : .normal(deviation: deviation))
  }

  /// Indices are int64, 0 ..< `count`.
  public func callAsFunction(_ indices: Tensor, _ pass: ForwardPass) -> Tensor {
    pass["\(name).weight"].embedding(indices)
  }
}
