extension ForwardPass {
  /// Goes back from a loss: by autograd, and from there through the parts of the network whose way back is written by hand,
  /// the last one first.
  ///
  /// - Parameter weight: what the loss counts.
  func goBack(from loss: Tensor, weight: Float = 1) {
    loss.backward(weights: Tensor(weight).to(loss.device))
    Torch.withoutGradients {
      while let last = waysBack.popLast() { last() }
    }
  }

  /// Adds to a parameter's gradient.
  func addGradient(_ values: [Float], of name: String) {
    values.withUnsafeBufferPointer { addGradient($0.baseAddress!, count: $0.count, of: name) }
  }

  func addGradient(_ values: Tensor, of name: String) {
    let values = values.contiguous()
    withExtendedLifetime(values) { addGradient(values.floatMemory, count: values.count, of: name) }
  }

  private func addGradient(_ values: UnsafePointer<Float>, count: Int, of name: String) {
    let parameter = self[name]
    // Autograd makes the gradient when the first one comes; from then on it is there, set to zero by the optimiser.
    if parameter.gradient == nil { parameter.backward(weights: .zeros(parameter.shape)) }
    guard let gradient = parameter.gradient else { fatalError("no gradient of \(name)") }
    precondition(gradient.count == count, "\(count) numbers for a gradient of \(name), \(gradient.shape)")
    withExtendedLifetime(gradient) { gradient.floatMemory.add(values, count: count) }
  }
}

extension Tensor {
  /// The numbers in place: float32 on the CPU, row after row. Whoever uses them keeps the tensor alive.
  var floatMemory: UnsafeMutablePointer<Float> {
    precondition(elementType == .float32 && device == .cpu && isContiguous, "numbers that do not lie row after row")
    var memory: UnsafeMutableRawPointer?
    withExtendedLifetime(self) {
      Torch.check(Torch.functions.dataPointer(handle, &memory), "the memory of a tensor")
    }
    return memory!.assumingMemoryBound(to: Float.self)
  }

  /// The product of two matrices.
  func times(_ other: Tensor) -> Tensor { Torch.call("aten::mm", "", .tensor(self), .tensor(other)) }
}
