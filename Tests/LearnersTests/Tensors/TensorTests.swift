import Testing

@testable import Learners

@Suite(.enabled(if: Torch.isAvailable, "torch does not open here"))
struct TensorTests {
  @Test func numbersGoInAndComeBack() {
    let floats = Tensor([1, 2.5, -3, 4, 5, 6] as [Float], shape: [2, 3])
    #expect(floats.shape == [2, 3] && floats.count == 6 && floats.elementType == .float32 && floats.device == .cpu)
    #expect(floats.floats() == [1, 2.5, -3, 4, 5, 6])
    #expect(floats.transposed(0, 1).floats() == [1, 4, 2.5, 5, -3, 6])
    #expect(floats.narrowed(1, from: 1, count: 2).floats() == [2.5, -3, 5, 6])
    #expect(floats.transposed(0, 1).contiguous().reshaped([6]).floats() == [1, 4, 2.5, 5, -3, 6])
    #expect(Tensor([7, -8], shape: [2, 1]).ints() == [7, -8])
    #expect(Tensor([true, false], shape: [2]).asFloats().floats() == [1, 0])
    #expect(Tensor([true, false], shape: [2]).negated().asFloats().floats() == [0, 1])
    #expect(Tensor([Float](), shape: [0, 4]).floats().isEmpty)
    #expect(Tensor.full(2, [2, 2]).sum().item == 8 && Tensor(3).shape.isEmpty)
  }

  @Test func scalarsAreBroadcast() {
    let x = Tensor([1, 2, 4] as [Float], shape: [3])
    #expect((2 - x / 2).floats() == [1.5, 1, 0])
    #expect((1 / x + x * 3 - 1).floats() == [3, 5.5, 11.25])
    #expect((-x).maximum(-3).minimum(-1.5).floats() == [-1.5, -2, -3])
    #expect(x.plus(x, times: 0.5).floats() == [1.5, 3, 6])
  }

  @Test func equalNumbersKeepTheirOrderWhenSorted() {
    let (values, indices) = Tensor([2, 1, 2, 1] as [Float], shape: [4]).sorted()
    #expect(values.floats() == [1, 1, 2, 2] && indices.ints() == [1, 3, 0, 2])
  }

  @Test func gradientsAddUp() throws {
    let store = ParameterStore(seed: 1)
    store.declare("w", [2], .ones)
    store.declare("unused", [2], .ones)
    for times in 1...2 {
      (store["w"] * Tensor([1, 3] as [Float], shape: [2])).sum().backward()
      #expect(try #require(store["w"].gradient).floats() == [Float(times), Float(3 * times)])
    }
    #expect(store["unused"].gradient == nil)
  }

  @Test func nothingIsRecordedWithoutGradientsAndTheModeComesBack() throws {
    let w = Tensor.ones([1]).requiringGradient()
    let cut = Torch.withoutGradients { (w * 2).sum() }
    (cut.detached() * w).sum().backward()
    #expect(try #require(w.gradient).floats() == [2])
    #expect(Torch.functions.gradientModeIsEnabled())
  }

  @Test func aRowThatSeesNothingHasFiniteNumbersAndGradients() throws {
    let attention = MultiHeadAttention("a", width: 4, heads: 2)
    let store = ParameterStore(seed: 2, [attention])
    let visible = Tensor([true, true, false, false], shape: [2, 2])
    let x = Tensor((0..<16).map { Float($0) / 10 }, shape: [2, 2, 4])
    let output = attention(x, visible: visible, ForwardPass(store))
    output.square().sum().backward()
    #expect(output.floats().allSatisfy { $0.isFinite })
    // The second row saw nothing: it is the bias of the output.
    #expect(output.selected(0, at: 1).floats() == store["a.out_proj.bias"].expanded([2, 4]).floats())
    for (name, tensor) in store.trained {
      #expect(try #require(tensor.gradient).floats().allSatisfy { $0.isFinite }, "\(name)")
    }
  }

  @Test func theFirstTokensAloneAreTheSameNumbers() {
    let layer = TransformerLayer("a", width: 8, heads: 2, hidden: 12)
    let pass = ForwardPass(ParameterStore(seed: 6, [layer]))
    let x = Tensor((0..<96).map { Float($0 % 7) / 3 }, shape: [3, 4, 8])
    let visible = Tensor((0..<12).map { $0 % 3 != 1 }, shape: [3, 4])
    let whole = layer(x, visible: visible, pass).narrowed(1, from: 0, count: 2).floats()
    let first = layer(x, visible: visible, outputs: 2, pass)
    #expect(first.shape == [3, 2, 8])
    #expect(zip(first.floats(), whole).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test func aCausalConvolutionSeesNothingLater() {
    let conv = CausalConv1d("a", 2, 3, width: 3)
    let pass = ForwardPass(ParameterStore(seed: 5, [conv]))
    let x = Tensor((0..<12).map(Float.init), shape: [1, 6, 2])
    let changed = Tensor((0..<12).map { $0 < 8 ? Float($0) : -1 }, shape: [1, 6, 2])
    let (a, b) = (conv(x, pass), conv(changed, pass))
    #expect(a.narrowed(1, from: 0, count: 4).floats() == b.narrowed(1, from: 0, count: 4).floats())
    #expect(a.floats() != b.floats())
  }

  @Test func dropoutKeepsTheMeanAndIsOffInForecasts() {
    let x = Tensor.ones([200, 200])
    let store = ParameterStore(seed: 1)
    let training = ForwardPass(store, training: true, random: NetworkRandom(seed: 3))
    let dropped = training.dropout(x, 0.25).floats()
    #expect(Set(dropped) == [0, Float(1 / 0.75)])
    #expect(abs(dropped.reduce(0, +) / 40_000 - 1) < 0.02)
    #expect(training.dropout(x, 0.25).floats() != dropped)
    #expect(ForwardPass(store).dropout(x, 0.25).floats() == x.floats())
  }

  @Test func parametersFollowFromSeedAndNameAlone() {
    let (a, b) = (Linear("a", 3, 2), Linear("b", 3, 2))
    let first = ParameterStore(seed: 9, [a, b]).state()
    #expect(ParameterStore(seed: 9, [b, a]).state() == first)
    #expect(ParameterStore(seed: 10, [a, b]).state() != first)
    #expect(first["a.weight"] != first["b.weight"])
  }

  @Test func aDeviceThatIsNotThereIsRefused() throws {
    #expect(try Device.resolve(.cpu) == .cpu)
    let automatic = try Device.resolve(.auto)
    if automatic == .cpu {
      #expect(throws: LearnerError.device(asked: "cuda", path: Torch.functions.path)) { try Device.resolve(.cuda) }
    } else {
      #expect(try Device.resolve(.cuda) == .cuda)
      #expect(Tensor([1, 2], shape: [2]).to(.cuda).to(.cpu).ints() == [1, 2])
    }
  }

  @Test func operationsUseOneThreadOnEveryThread() throws {
    #expect(Torch.claimThread() == 1)
    #expect(try SideBySide.run(4, threads: 4) { _ in Torch.claimThread() } == [1, 1, 1, 1])
  }
}
