import Foundation
import Testing

@testable import Learners

@Suite(.enabled(if: Torch.isAvailable, "torch does not open"))
struct TabNetTests {
  private func tiny(inputs: Int = 5, mask: MaskKind = .sparsemax) -> TabNetShape {
    var shape = TabNetShape(inputs: inputs, decision: 4, steps: 2, mask: mask)
    shape.ghostRows = 32
    shape.momentum = 0.1
    return shape
  }

  /// Rows of standard normal inputs, a tenth of the second column missing.
  private func rows(_ count: Int, inputs: Int = 5, seed: UInt64 = 3) -> [Float] {
    var random = NetworkRandom(seed: seed)
    return (0..<(count * inputs)).map { index in
      let value = Float(random.normal())
      return index % inputs == 1 && random.uniform() < 0.1 ? .nan : value
    }
  }

  @Test func gradientsAreThoseOfSmallSteps() throws {
    var shape = tiny(inputs: 4)
    shape.ghostRows = 5
    let network = TabNetRegressor(shape, targets: 1)
    let store = ParameterStore(seed: 4, [network])
    let x = Tensor(rows(10, inputs: 4), shape: [10, 4])
    let labels = Tensor((0..<10).map { Float($0) / 5 }, shape: [10, 1])
    func loss() -> Tensor {
      // Squares: an absolute error has a corner where a small step may land.
      let pass = ForwardPass(store, training: true)
      return network(x, pass).l2Loss(labels)
    }
    loss().backward()
    var (checked, close) = (0, 0)
    for (name, parameter) in store.trained {
      let gradient = try #require(parameter.gradient, "\(name)").floats()
      let values = parameter.floats()
      for index in [0, values.count / 2, values.count - 1] {
        func moved(_ step: Float) -> Double {
          var changed = values
          changed[index] += step
          Torch.withoutGradients { parameter.overwrite(with: Tensor(changed, shape: parameter.shape)) }
          return Double(loss().detached().item)
        }
        let slope = (moved(2e-3) - moved(-2e-3)) / 4e-3
        _ = moved(0)
        checked += 1
        // Float32 and the corners of masks and rectifiers: a few small steps cross one.
        if abs(slope - Double(gradient[index])) < 0.02 * (1 + abs(slope)) { close += 1 }
      }
    }
    #expect(checked > 60)
    #expect(Double(close) > 0.95 * Double(checked), "\(close) of \(checked)")
  }

  @Test func ghostPartsAreNormalisedEachByItself() {
    let norm = GhostNorm("norm", 2, momentum: 0.5)
    let store = ParameterStore(seed: 1, [norm])
    let values: [Float] = [1, 10, 5, -4, 3, 30, 9, 0]
    let found = norm(Tensor(values, shape: [4, 2]), ForwardPass(store, training: true), parts: 2).floats()
    // Rows 0 and 2 are one part, 1 and 3 the other: pairs, so every number becomes plus or minus one.
    for (value, sign) in zip(found, [-1, -1, -1, -1, 1, 1, 1, 1] as [Float]) { #expect(abs(value - sign) < 1e-3) }
    // Means 2, 20 and 7, -2; two steps of a half leave a quarter of what was before, zero.
    #expect(store["norm.mean"].floats() == [4.5 * 0.75, 9 * 0.75])
  }

  @Test func whatIsMissingIsNoZero() throws {
    let network = TabNetRegressor(tiny(inputs: 3), targets: 1)
    let plan = NetworkPlan(epochs: 40, batch: 64, learningRate: 0.02, seed: 2)
    // The label says whether the second input is missing; where it is there it is near zero.
    var random = NetworkRandom(seed: 9)
    var values: [Float] = []
    var labels: [Float] = []
    for _ in 0..<256 {
      let missing = random.uniform() < 0.5
      values += [Float(random.normal()), missing ? .nan : Float(random.normal()) * 0.1, Float(random.normal())]
      labels.append(missing ? 1 : 0)
    }
    let (x, y) = (Tensor(values, shape: [256, 3]), Tensor(labels, shape: [256, 1]))
    let store = try NetworkTraining(plan, ghostRows: 32, layers: [network]).run(rows: 256) { chosen, pass in
      network.loss(x.selecting(chosen, 0), labels: y.selecting(chosen, 0), pass)
    }
    let forecasts = FixedBatch.map([0.3, 0, 0.1, 0.3, .nan, 0.1], width: 3, outputs: 1) {
      network($0, ForwardPass(store))
    }
    #expect(forecasts[0] < 0.3)
    #expect(forecasts[1] > 0.7)
    #expect(abs(store["fill.value"].floats()[1]) > 0.01)
  }

  @Test func aRuleThatChoosesInputsIsLearnt() throws {
    // Which input counts is decided by the sign of another: what masks are for.
    let count = 1_024
    var values = rows(count, inputs: 6, seed: 21)
    for index in values.indices where values[index].isNaN { values[index] = 0 }
    var labels: [Float] = []
    for row in 0..<count { labels.append(values[row * 6] > 0 ? values[row * 6 + 2] : -values[row * 6 + 3]) }
    let network = TabNetRegressor(tiny(inputs: 6), targets: 1)
    let (x, y) = (Tensor(values, shape: [count, 6]), Tensor(labels, shape: [count, 1]))
    let plan = NetworkPlan(epochs: 30, batch: 128, learningRate: 0.02, seed: 6)
    let training = NetworkTraining(plan, ghostRows: 32, layers: [network])
    var losses: [Double] = []
    let store = try training.run(
      rows: 768, epochDone: { losses = $0.losses },
      loss: { chosen, pass in network.loss(x.selecting(chosen, 0), labels: y.selecting(chosen, 0), pass) })
    let forecasts = FixedBatch.map(Array(values[(768 * 6)...]), width: 6, outputs: 1) {
      network($0, ForwardPass(store))
    }
    let held = Array(labels[768...])
    var (error, without): (Float, Float) = (0, 0)
    for (forecast, label) in zip(forecasts, held) {
      error += abs(forecast - label) / Float(held.count)
      without += abs(label) / Float(held.count)
    }
    #expect(error < 0.6 * without, "\(error) where saying nothing gives \(without)")
    #expect(losses.count == 30 && losses[29] < losses[0])

    let importance = Torch.withoutGradients { network.importance(x, ForwardPass(store)) }.floats()
    var shares = [Float](repeating: 0, count: 6)
    for (index, share) in importance.enumerated() { shares[index % 6] += share / Float(count) }
    #expect(abs(shares.reduce(0, +) - 1) < 0.02)
    #expect(shares[0] + shares[2] + shares[3] > 0.6, "\(shares)")
  }

  @Test(arguments: MaskKind.allCases) func masksSumToOneAndARowAloneIsAsAmongOthers(kind: MaskKind) {
    let network = TabNetRegressor(tiny(mask: kind), targets: 2)
    let store = ParameterStore(seed: 12, [network])
    let values = rows(700)
    let pass = ForwardPass(store)
    Torch.withoutGradients {
      let masks = network.encoder(
        network.fill(Tensor(values, shape: [700, 5]), pass), pass, wantsMasks: true
      ).masks
      #expect(masks.count == 2)
      for mask in masks {
        for sum in mask.sum([1]).floats() { #expect(abs(sum - 1) < 1e-4) }
      }
    }
    let together = FixedBatch.map(values, width: 5, outputs: 2) { network($0, pass) }
    #expect(together.count == 1_400)
    for row in [0, 1, 255, 511, 512, 699] {
      let alone = FixedBatch.map(Array(values[(row * 5)..<(row * 5 + 5)]), width: 5, outputs: 2) { network($0, pass) }
      #expect(alone == Array(together[(row * 2)..<(row * 2 + 2)]))
    }
  }

  @Test func reconstructionLearnsWhatInputsSayAboutEachOther() throws {
    let count = 512
    var random = NetworkRandom(seed: 31)
    // Three noisy copies of one number and three of another.
    var values: [Float] = []
    for _ in 0..<count {
      let (a, b) = (Float(random.normal()), Float(random.normal()))
      for clean in [a, a, -a, b, b, -b] { values.append(clean + 0.1 * Float(random.normal())) }
    }
    let network = MaskedReconstruction(tiny(inputs: 6))
    let x = Tensor(values, shape: [count, 6])
    let plan = NetworkPlan(epochs: 60, batch: 128, learningRate: 0.02, seed: 3)
    var losses: [Double] = []
    _ = try NetworkTraining(plan, ghostRows: 32, layers: [network]).run(
      rows: count, epochDone: { losses = $0.losses },
      loss: { chosen, pass in network.loss(x.selecting(chosen, 0), pass) })
    // Huber of a standard normal number guessed as zero is near 0.35.
    let last = try #require(losses.last)
    #expect(last < 0.28, "\(last)")
  }

  @Test func aStoppedTrainingGoesOnToTheSameBytesBesideAnother() throws {
    let values = rows(300)
    let network = MaskedReconstruction(tiny())
    let plan = NetworkPlan(epochs: 4, batch: 64, learningRate: 0.01, seed: 5)
    struct Stop: Error {}
    @Sendable func state(stopAfter: Int? = nil, from begin: NetworkState? = nil) throws -> NetworkState {
      let x = Tensor(values, shape: [300, 5])
      var last: NetworkState?
      do {
        _ = try NetworkTraining(plan, ghostRows: 32, layers: [network]).run(
          rows: 300, from: begin,
          epochDone: { state in
            last = state
            if state.epoch == stopAfter { throw Stop() }
          }, loss: { network.loss(x.selecting($0, 0), $1) })
      } catch is Stop {}
      return try #require(last)
    }
    let whole = try state().encoded()
    // Two at a time, each stopped and taken up again from its file.
    let others = try SideBySide.run(2, threads: 2) { index in
      let kept = try state(stopAfter: index + 1).encoded()
      return try state(from: NetworkState(decoding: kept, file: "kept")).encoded()
    }
    #expect(others == [whole, whole])

    var broken = whole
    broken[broken.count - 3] = 0xFF
    broken[broken.count - 2] = 0xFF
    broken[broken.count - 1] = 0x7F
    #expect(throws: LearnerError.self) { try NetworkState(decoding: broken, file: "broken") }
    #expect(throws: LearnerError.self) { try NetworkState(decoding: whole.dropLast(8), file: "short") }
    let stranger = try NetworkState(decoding: whole, file: "whole")
    let other = TabNetRegressor(tiny(), targets: 1)
    #expect(throws: LearnerError.self) {
      _ = try NetworkTraining(plan, ghostRows: 32, layers: [other]).run(rows: 300, from: stranger) { _, _ in Tensor(0) }
    }
  }

  @Test func inputsAreStandardisedAndGapsMarked() {
    var values: [Float] = []
    for row in 0..<100 {
      // A ramp; one that is missing in each tenth row, with a companion; a constant; one that is never there.
      let gap = row % 10 == 0
      values += [Float(row), gap ? .nan : Float(row % 7), gap ? .nan : Float(row % 3), 4, .nan]
    }
    let normaliser = InputNormaliser(fitting: values, columns: 5)
    #expect(normaliser.kept == [0, 1, 2])
    #expect(normaliser.patterns == [1])
    let made = normaliser.normalised(values)
    #expect(made.count == 400)
    let ramp = stride(from: 0, to: 400, by: 4).map { made[$0] }
    #expect(abs(ramp.reduce(0, +)) < 1e-3)
    #expect(abs(ramp.reduce(0) { $0 + $1 * $1 } / 100 - 1) < 1e-3)
    #expect(made[1].isNaN && made[2].isNaN && made[3] == 1)
    #expect(!made[5].isNaN && made[7] == 0)
    #expect(normaliser.normalised([1e9, 0, 0, 4, 7])[0] == InputNormaliser.bound)
  }
}
