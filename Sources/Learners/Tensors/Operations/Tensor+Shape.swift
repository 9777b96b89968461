extension Tensor {
  /// The same numbers under other sizes; one of them may be -1, which stands for what is left.
  public func reshaped(_ shape: [Int]) -> Tensor { Torch.call("aten::reshape", "", .tensor(self), .ints(shape)) }

  /// Two dimensions exchanged, without copying.
  public func transposed(_ a: Int, _ b: Int) -> Tensor {
    Torch.call("aten::transpose", "int", .tensor(self), .int(a), .int(b))
  }

  /// Dimensions in another order, without copying: dimension i was `order[i]`.
  public func permuted(_ order: [Int]) -> Tensor { Torch.call("aten::permute", "", .tensor(self), .ints(order)) }

  /// A part of one dimension.
  public func narrowed(_ dimension: Int, from start: Int, count: Int) -> Tensor {
    Torch.call("aten::narrow", "", .tensor(self), .int(dimension), .int(start), .int(count))
  }

  /// One index of one dimension, which goes.
  public func selected(_ dimension: Int, at index: Int) -> Tensor {
    Torch.call("aten::select", "int", .tensor(self), .int(dimension), .int(index))
  }

  /// A new dimension of size 1.
  public func unsqueezed(_ dimension: Int) -> Tensor {
    Torch.call("aten::unsqueeze", "", .tensor(self), .int(dimension))
  }

  /// Sizes of 1 repeated without copying; -1 leaves a size as it is.
  public func expanded(_ shape: [Int]) -> Tensor {
    Torch.call("aten::expand", "", .tensor(self), .ints(shape), .bool(false))
  }

  /// The same numbers lying row after row; the tensor itself where they do.
  public func contiguous() -> Tensor {
    isContiguous ? self : Torch.call("aten::clone", "", .tensor(self), .none).compacted()
  }

  /// `clone` keeps the order of the memory; a view as one row makes it plain.
  private func compacted() -> Tensor { isContiguous ? self : reshaped([-1]).reshaped(shape) }

  /// Joined along a dimension; all other sizes are the same.
  public static func concatenated(_ tensors: [Tensor], _ dimension: Int) -> Tensor {
    precondition(!tensors.isEmpty, "nothing to concatenate")
    return Torch.call("aten::cat", "", .tensors(tensors), .int(dimension))
  }

  /// Joined along a new dimension.
  public static func stacked(_ tensors: [Tensor], _ dimension: Int) -> Tensor {
    precondition(!tensors.isEmpty, "nothing to stack")
    return Torch.call("aten::stack", "", .tensors(tensors), .int(dimension))
  }

  /// Split along a dimension into parts of these sizes.
  public func split(_ sizes: [Int], _ dimension: Int) -> [Tensor] {
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return narrowed(dimension, from: start, count: size)
    }
  }

  // MARK: Picking

  /// Rows (or what else the dimension counts) by index; `indices` has one dimension of int64.
  public func selecting(_ indices: Tensor, _ dimension: Int) -> Tensor {
    Torch.call("aten::index_select", "", .tensor(self), .int(dimension), .tensor(indices))
  }

  /// result[i][j] = self[i][indices[i][j]] for dimension 1, and likewise for others.
  public func gathered(_ dimension: Int, _ indices: Tensor) -> Tensor {
    Torch.call("aten::gather", "", .tensor(self), .int(dimension), .tensor(indices), .bool(false))
  }

  /// self as a table of vectors, [count, width]: indices of any shape become [..., width].
  public func embedding(_ indices: Tensor) -> Tensor {
    Torch.call("aten::embedding", "", .tensor(self), .tensor(indices), .int(-1), .bool(false), .bool(false))
  }

  /// Sorted along a dimension, and where each came from. Equal numbers keep their order.
  public func sorted(_ dimension: Int = -1, descending: Bool = false) -> (values: Tensor, indices: Tensor) {
    let results = Torch.call(
      "aten::sort", "stable", [.tensor(self), .someBool(true), .int(dimension), .bool(descending)], results: 2)
    return (results[0], results[1])
  }

  /// Along a dimension, the sum of the numbers up to each place, its own included.
  public func cumulativeSum(_ dimension: Int) -> Tensor {
    Torch.call("aten::cumsum", "", .tensor(self), .int(dimension), .none)
  }
}
