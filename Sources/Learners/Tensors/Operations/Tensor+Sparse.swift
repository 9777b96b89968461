// Maps onto the simplex that give exact zeros. Peters, Niculae, Martins, "Sparse Sequence-to-Sequence Models",
// arXiv:1905.05702; sparsemax is from Martins and Astudillo, arXiv:1602.02068.
//
// Both subtract a threshold that depends on the entries above it only. Which those are is found by sorting, without gradient;
// the threshold is then computed from them by its closed form, with gradient. Autograd's result is the exact Jacobian, since
// the support does not change in a neighbourhood (where it does, at ties, this is one of its limits).
extension Tensor {
  /// The Euclidean projection onto the simplex, along the last dimension.
  public func sparsemax() -> Tensor {
    let support = Torch.withoutGradients { () -> Tensor in
      let sorted = detached().sorted(-1, descending: true).values
      // Position k belongs to the support if 1 + k z(k) > z(1) + ... + z(k).
      let inside = (sorted * ranks() + 1).greater(than: sorted.cumulativeSum(-1)).asFloats()
      let count = inside.sum([-1], keeping: true)
      let threshold = ((sorted * inside).sum([-1], keeping: true) - 1) / count
      return detached().greater(than: threshold).asFloats()
    }
    // tau = (sum over the support - 1) / its size
    let threshold = ((self * support).sum([-1], keeping: true) - 1) / support.sum([-1], keeping: true)
    return (self - threshold).relu()
  }

  /// 1.5-entmax, between softmax and sparsemax, along the last dimension.
  public func entmax15() -> Tensor {
    // The paper's form for z / 2; the greatest is taken off so that squares lose no digits.
    let z = (self - detached().greatest([-1], keeping: true)) * 0.5
    let support = Torch.withoutGradients { () -> Tensor in
      let sorted = z.detached().sorted(-1, descending: true).values
      let threshold = Tensor.entmaxThreshold(
        count: ranks(), sum: sorted.cumulativeSum(-1), squares: sorted.square().cumulativeSum(-1))
      let size = threshold.less(than: sorted).asFloats().sum([-1], keeping: true).maximum(1)
      // The threshold for the right size, out of those for every size.
      let chosen = (threshold * ranks().equal(to: size).asFloats()).sum([-1], keeping: true)
      return z.detached().greater(than: chosen).asFloats()
    }
    let inside = z * support
    let threshold = Tensor.entmaxThreshold(
      count: support.sum([-1], keeping: true), sum: inside.sum([-1], keeping: true),
      squares: inside.square().sum([-1], keeping: true))
    return (z - threshold).relu().square()
  }

  /// tau = mean - sqrt((1 - sum of squared deviations) / count)
  private static func entmaxThreshold(count: Tensor, sum: Tensor, squares: Tensor) -> Tensor {
    let mean = sum / count
    let deviations = squares - mean * sum
    // Below the smallest normal number the root's slope would be infinite; there the support is too large by rounding.
    return mean - ((Float(1) - deviations) / count).maximum(1e-12).sqrt()
  }

  /// 1, 2, ... along the last dimension, as floats.
  private func ranks() -> Tensor {
    let count = size(-1)
    return Tensor((1...max(1, count)).map(Float.init), shape: [count], device: device)
  }
}
