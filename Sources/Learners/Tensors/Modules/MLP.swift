/// Linear layers with GELU and dropout between them.
public struct MLP: Layer, Hashable {
  /// From the input to the output.
  public let layers: [Linear]
  /// Probability that a number behind a layer is dropped while training; behind the last none is.
  public let dropout: Double

  /// - Parameters:
  ///   - widths: of the input, the hidden layers and the output.
  ///   - beginsAtZero: the last layer begins with zeros.
  public init(_ name: String, _ widths: [Int], dropout: Double = 0, beginsAtZero: Bool = false) {
    precondition(widths.count >= 2, "\(name): widths \(widths) lack an input or an output")
    layers = zip(widths, widths.dropFirst()).enumerated().map { index, pair in
      Linear("\(name).\(index)", pair.0, pair.1, beginsAtZero: beginsAtZero && index == widths.count - 2)
    }
    self.dropout = dropout
  }

  public func declare(in store: ParameterStore) { for layer in layers { layer.declare(in: store) } }

  /// x [..., first width] -> [..., last width].
  public func callAsFunction(_ x: Tensor, _ pass: ForwardPass) -> Tensor {
    layers.dropLast().reduce(x) { pass.dropout($1($0, pass).gelu(), dropout) }.linear(layers.last!, pass)
  }
}

extension Tensor {
  fileprivate func linear(_ layer: Linear, _ pass: ForwardPass) -> Tensor { layer(self, pass) }
}
