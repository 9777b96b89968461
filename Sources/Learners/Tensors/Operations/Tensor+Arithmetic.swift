import NativeLibraries

// Sizes are matched as PyTorch does it: from the last dimension backwards, a size of 1 (or none) goes with every size.
extension Tensor {
  /// Number by number: from the last dimension backwards a size of 1, or none, goes with every size.
  public static func + (a: Tensor, b: Tensor) -> Tensor { a.minus(b, times: -1) }
  public static func - (a: Tensor, b: Tensor) -> Tensor { a.minus(b, times: 1) }
  public static func * (a: Tensor, b: Tensor) -> Tensor { Torch.call("aten::mul", "Tensor", .tensor(a), .tensor(b)) }
  public static func / (a: Tensor, b: Tensor) -> Tensor { Torch.call("aten::div", "Tensor", .tensor(a), .tensor(b)) }

  public static func + (a: Tensor, b: Float) -> Tensor { a + Tensor(b) }
  public static func - (a: Tensor, b: Float) -> Tensor { a - Tensor(b) }
  public static func * (a: Tensor, b: Float) -> Tensor { a * Tensor(b) }
  public static func / (a: Tensor, b: Float) -> Tensor { a / Tensor(b) }
  public static func + (a: Float, b: Tensor) -> Tensor { b + a }
  public static func - (a: Float, b: Tensor) -> Tensor { Tensor(a) - b }
  public static func * (a: Float, b: Tensor) -> Tensor { b * a }
  public static func / (a: Float, b: Tensor) -> Tensor { Tensor(a) / b }
  public static prefix func - (a: Tensor) -> Tensor { Torch.call("aten::neg", "", .tensor(a)) }

  /// self - factor * other, in one pass.
  public func minus(_ other: Tensor, times factor: Double) -> Tensor {
    var result: TorchFunctions.Handle?
    let code = withExtendedLifetime((self, other)) {
      Torch.functions.subtract(handle, other.handle, factor, &result)
    }
    Torch.check(code, "addition or subtraction", self, other)
    return Tensor(owning: result!)
  }

  /// self + factor * other, in one pass.
  public func plus(_ other: Tensor, times factor: Double) -> Tensor { minus(other, times: -factor) }

  public func exp() -> Tensor { unary("aten::exp") }
  /// To base e; not-a-number below zero.
  public func log() -> Tensor { unary("aten::log") }
  public func abs() -> Tensor { unary("aten::abs") }
  /// Not-a-number below zero.
  public func sqrt() -> Tensor { unary("aten::sqrt") }
  public func square() -> Tensor { self * self }
  public func reciprocal() -> Tensor { unary("aten::reciprocal") }
  /// -1, 0 or 1.
  public func sign() -> Tensor { unary("aten::sign") }

  func unary(_ name: StaticString) -> Tensor { Torch.call(name, "", .tensor(self)) }

  /// The greater of two numbers, place by place.
  public func maximum(_ other: Tensor) -> Tensor { Torch.call("aten::maximum", "", .tensor(self), .tensor(other)) }
  /// The smaller of two numbers, place by place.
  public func minimum(_ other: Tensor) -> Tensor { Torch.call("aten::minimum", "", .tensor(self), .tensor(other)) }
  public func maximum(_ other: Float) -> Tensor { maximum(Tensor(other)) }
  public func minimum(_ other: Float) -> Tensor { minimum(Tensor(other)) }

  // MARK: Comparison and choice

  /// Truth values, place by place; with not-a-number always false.
  public func greater(than other: Tensor) -> Tensor { Torch.call("aten::gt", "Tensor", .tensor(self), .tensor(other)) }
  public func greater(than other: Float) -> Tensor { greater(than: Tensor(other)) }
  /// Truth values, place by place; with not-a-number always false.
  public func less(than other: Tensor) -> Tensor { Torch.call("aten::lt", "Tensor", .tensor(self), .tensor(other)) }
  public func less(than other: Float) -> Tensor { less(than: Tensor(other)) }
  /// Truth values, place by place; not-a-number equals nothing, not even itself.
  public func equal(to other: Tensor) -> Tensor { Torch.call("aten::eq", "Tensor", .tensor(self), .tensor(other)) }
  /// Not, of truth values.
  public func negated() -> Tensor { unary("aten::logical_not") }

  /// `self` must hold truth values: `a` where true, `b` elsewhere.
  public func select(_ a: Tensor, else b: Tensor) -> Tensor {
    Torch.call("aten::where", "self", .tensor(self), .tensor(a), .tensor(b))
  }

  /// `value` where the mask is true.
  public func filled(where mask: Tensor, with value: Float) -> Tensor {
    Torch.call("aten::masked_fill", "Tensor", .tensor(self), .tensor(mask), .tensor(Tensor(value)))
  }

  /// As float32: truth values become 0 and 1.
  public func asFloats() -> Tensor {
    Torch.call(
      "aten::_to_copy", "", .tensor(self), .someType(.float32), .none, .none, .none, .bool(false), .none)
  }
}
