/// x [rows, width] with not-a-number where missing -> the same with a learned number of each column in its place.
///
/// A missing value is no zero: what stands for it is whatever serves the task best.
public struct MissingFill: Layer, Hashable {
  /// What the names of its parameters begin with in a store.
  public let name: String
  /// Columns, each with a learned number.
  public let width: Int

  public init(_ name: String, _ width: Int) {
    self.name = name
    self.width = width
  }

  public func declare(in store: ParameterStore) { store.declare("\(name).value", [1, width], .zeros) }

  public func callAsFunction(_ x: Tensor, _ pass: ForwardPass) -> Tensor {
    x.isThere().select(x, else: pass["\(name).value"])
  }

  /// Only where `visible` holds; elsewhere as if it were missing.
  func callAsFunction(_ x: Tensor, visible: Tensor, _ pass: ForwardPass) -> Tensor {
    visible.select(x, else: pass["\(name).value"])
  }
}

extension Tensor {
  /// True where there is a number: not-a-number is the only one that differs from itself.
  func isThere() -> Tensor { equal(to: self) }

  func and(_ other: Tensor) -> Tensor { Torch.call("aten::logical_and", "", .tensor(self), .tensor(other)) }
}
