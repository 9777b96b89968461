extension Tensor {
  // Reduction 1 is PyTorch's number for the mean, 0 for none.

  /// Mean absolute difference: the median is what minimises it.
  public func l1Loss(_ target: Tensor) -> Tensor {
    Torch.call("aten::l1_loss", "", .tensor(self), .tensor(target), .int(1))
  }

  /// Mean squared difference.
  public func l2Loss(_ target: Tensor) -> Tensor {
    Torch.call("aten::mse_loss", "", .tensor(self), .tensor(target), .int(1))
  }

  /// Half the square within `delta`, linear beyond. Huber, 10.1214/aoms/1177703732.
  public func huberLoss(_ target: Tensor, delta: Double = 1) -> Tensor {
    Torch.call("aten::huber_loss", "", .tensor(self), .tensor(target), .int(1), .float(delta))
  }

  /// Mean weighted by `weights`, broadcast to this shape; the weights need not sum to 1.
  public func weightedMean(_ weights: Tensor) -> Tensor {
    (self * weights).sum() / weights.expanded(shape).sum()
  }
}
