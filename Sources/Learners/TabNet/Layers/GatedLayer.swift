/// x [rows, inputs] -> [rows, width]: a matrix product, ghost norm, and a gated linear unit (Dauphin et al.,
/// arXiv:1612.08083). The weight may belong to several layers, each with a norm of its own.
struct GatedLayer: Layer, Hashable {
  let weight: TabNetWeight
  let norm: GhostNorm

  init(_ name: String, weight: TabNetWeight, momentum: Double) {
    self.weight = weight
    norm = GhostNorm("\(name).norm", weight.outputs, momentum: momentum)
  }

  /// The weight is declared by whoever owns it.
  func declare(in store: ParameterStore) { norm.declare(in: store) }

  func callAsFunction(_ x: Tensor, _ pass: ForwardPass, parts: Int) -> Tensor {
    norm(weight(x, pass), pass, parts: parts).glu()
  }
}
