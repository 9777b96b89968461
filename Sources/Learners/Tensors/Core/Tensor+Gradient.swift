import NativeLibraries

extension Tensor {
  /// The same numbers, cut off from how they came about.
  public func detached() -> Tensor { Torch.call("aten::detach", "", .tensor(self)) }

  /// Marks a tensor that gradients are wanted for: a parameter. Only one that no operation made can be marked.
  @discardableResult
  public func requiringGradient(_ wanted: Bool = true) -> Tensor {
    Torch.check(Torch.functions.setRequiresGradient(handle, wanted), "requiring a gradient", self)
    return self
  }

  /// Adds the gradients of this number to those of all parameters it came from.
  public func backward() {
    precondition(count == 1, "backward from a tensor of shape \(shape); only a single number can be gone back from")
    backward(weights: nil)
  }

  /// The same from a tensor of several numbers, each weighted.
  public func backward(weights: Tensor?) {
    _ = Torch.call(
      "aten::_backward", "",
      [.tensor(self), .tensors([]), .optional(weights), .none, .bool(false)], results: 0)
  }

  /// What `backward` left, or nil when it never came here.
  public var gradient: Tensor? {
    withExtendedLifetime(self) { Torch.functions.gradient(of: handle).map(Tensor.init(owning:)) }
  }

  // MARK: In place, for optimisers

  /// Overwrites the numbers. Called without gradient mode, on a parameter that its caller owns.
  func overwrite(with other: Tensor) {
    _ = Torch.call("aten::copy_", "", .tensor(self), .tensor(other), .bool(false))
  }

  /// self + weight * (end - self)
  func moveInPlace(towards end: Tensor, weight: Tensor) {
    _ = Torch.call("aten::lerp_", "Tensor", .tensor(self), .tensor(end), .tensor(weight))
  }
}
