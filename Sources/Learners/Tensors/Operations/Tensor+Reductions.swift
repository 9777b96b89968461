extension Tensor {
  /// Of all numbers, as a tensor of rank 0.
  public func sum() -> Tensor { Torch.call("aten::sum", "", .tensor(self), .none) }
  /// Of all numbers, as a tensor of rank 0.
  public func mean() -> Tensor { Torch.call("aten::mean", "", .tensor(self), .none) }

  /// Over dimensions, -1 the last. They go, unless `keeping` leaves them with size 1; so in all that follow.
  public func sum(_ dimensions: [Int], keeping: Bool = false) -> Tensor {
    Torch.call("aten::sum", "dim_IntList", .tensor(self), .someInts(dimensions), .bool(keeping), .none)
  }

  /// Over dimensions, as `sum`.
  public func mean(_ dimensions: [Int], keeping: Bool = false) -> Tensor {
    Torch.call("aten::mean", "dim", .tensor(self), .someInts(dimensions), .bool(keeping), .none)
  }

  /// - Parameter unbiased: divided by n - 1 instead of n.
  public func variance(_ dimensions: [Int], unbiased: Bool = false, keeping: Bool = false) -> Tensor {
    Torch.call("aten::var", "dim", .tensor(self), .someInts(dimensions), .bool(unbiased), .bool(keeping))
  }

  /// The greatest; where several are equal they share the gradient.
  public func greatest(_ dimensions: [Int], keeping: Bool = false) -> Tensor {
    Torch.call("aten::amax", "", .tensor(self), .ints(dimensions), .bool(keeping))
  }

  /// The smallest, as `greatest`.
  public func least(_ dimensions: [Int], keeping: Bool = false) -> Tensor {
    Torch.call("aten::amin", "", .tensor(self), .ints(dimensions), .bool(keeping))
  }
}
