extension Tensor {
  public func sum() -> Tensor { Torch.call("aten::sum", "", .tensor(self), .none) }
  public func mean() -> Tensor { Torch.call("aten::mean", "", .tensor(self), .none) }

  public func sum(_ dimensions: [Int], keeping: Bool = false) -> Tensor {
    Torch.call("aten::sum", "dim_IntList", .tensor(self), .someInts(dimensions), .bool(keeping), .none)
  }

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

  public func least(_ dimensions: [Int], keeping: Bool = false) -> Tensor {
    Torch.call("aten::amin", "", .tensor(self), .ints(dimensions), .bool(keeping))
  }
}
