/// Forecasts of networks, always in batches of one size, the last one filled up: how a matrix product adds up depends on how
/// many rows it has, and so a row alone is forecast exactly as it is among others. Products with few columns are summed up
/// differently even from row to row of one batch; a network's last layer therefore has a multiple of 16 (`TabularHead`).
public enum FixedBatch {
  /// Rows of every batch; what the last one lacks is zeros.
  public static let rows = 512

  /// - Parameters:
  ///   - inputs: row-major, `width` numbers a row.
  ///   - body: [512, width] -> [512, outputs]; called without gradients.
  /// - Returns: row-major, `outputs` numbers a row.
  public static func map(
    _ inputs: [Float], width: Int, outputs: Int, device: Device = .cpu, _ body: (Tensor) -> Tensor
  ) -> [Float] {
    precondition(width > 0 && inputs.count % width == 0, "\(inputs.count) numbers in rows of \(width)")
    let count = inputs.count / width
    var results: [Float] = []
    results.reserveCapacity(count * outputs)
    Torch.withoutGradients {
      for start in stride(from: 0, to: count, by: rows) {
        let mine = min(rows, count - start)
        var block = Array(inputs[(start * width)..<((start + mine) * width)])
        if mine < rows { block += [Float](repeating: 0, count: (rows - mine) * width) }
        let made = body(Tensor(block, shape: [rows, width], device: device)).floats()
        precondition(made.count == rows * outputs, "\(made.count) forecasts of \(rows) rows of \(outputs)")
        results += made[..<(mine * outputs)]
      }
    }
    return results
  }
}
