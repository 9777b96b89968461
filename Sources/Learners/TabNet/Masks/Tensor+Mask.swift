extension Tensor {
  /// Each row of [rows, columns] turned into shares that sum to one, with the gradient of the exact solution.
  ///
  /// Where the threshold lies is found outside of autograd; how it moves with the row is linear on the support, and that is
  /// what autograd is given: threshold = sum(weights * row) + offset, with weights and offset held constant.
  public func mask(_ kind: MaskKind) -> Tensor {
    precondition(rank == 2, "a mask over \(shape), which is no table of rows")
    let (weights, offsets) = Torch.withoutGradients { solvedThresholds(kind) }
    let threshold = (self * weights).sum([1], keeping: true) + offsets
    switch kind {
    case .sparsemax: return (self - threshold).relu()
    case .entmax15:
      let root = (self * 0.5 - threshold).relu()
      return root * root
    }
  }

  private func solvedThresholds(_ kind: MaskKind) -> (weights: Tensor, offsets: Tensor) {
    let (rows, columns) = (size(0), size(1))
    let plain = detached()
    let (weights, offsets) = (Tensor.empty([rows, columns]), Tensor.empty([rows, 1]))
    plain.withBytes(expecting: .float32) { bytes in
      let values = bytes.assumingMemoryBound(to: Float.self).baseAddress!
      weights.fill { weights in
        offsets.fill { offsets in
          SparseThreshold.solve(
            kind, values: values, rows: rows, columns: columns, weights: weights.baseAddress!,
            offsets: offsets.baseAddress!)
        }
      }
    }
    return (weights.to(device), offsets.to(device))
  }
}
