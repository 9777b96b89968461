import BoxScores
import Foundation
import Learners

/// Trains the networks of one vintage: encoders without labels, heads out-of-fold in contiguous blocks of time, and the heads
/// that serve. Groups have nothing to do with each other and go on threads of their own, each network on one.
struct NetworkTrainer: Sendable {
  let vintage: Vintage
  let rows: WindowRows
  let settings: NetworkSettings
  let blocks: Int
  let stage: NetworkStage
  let shouldStop: @Sendable () -> Bool
  let progress: @Sendable (WindowProgress) -> Void

  /// The inputs of all rows, made fit for networks once.
  let normaliser: InputNormaliser
  private let normalised: [Float]
  private let inputs: Tensor

  init(
    vintage: Vintage, rows: WindowRows, settings: NetworkSettings, blocks: Int, stage: NetworkStage,
    shouldStop: @escaping @Sendable () -> Bool, progress: @escaping @Sendable (WindowProgress) -> Void
  ) {
    self.vintage = vintage
    self.rows = rows
    self.settings = settings
    self.blocks = blocks
    self.stage = stage
    self.shouldStop = shouldStop
    self.progress = progress
    // Standardising needs no labels, so all rows may say how.
    normaliser = InputNormaliser(fitting: rows.inputs, columns: rows.columns.count)
    normalised = normaliser.normalised(rows.inputs)
    inputs = Tensor(normalised, shape: [rows.count, normaliser.width])
  }

  /// What was found out about a group: forecasts of every row by heads that saw no label of its block.
  struct Trial: Sendable {
    let group: NetworkGroup
    let targets: [Target]
    let encoder: FrozenEncoder
    /// By target; 0 where the outcome is unknown (never read).
    let plain: [WindowNetwork.Forecast]
    let represented: [WindowNetwork.Forecast]
    let seconds: [String: Double]
    let resumedEpochs: Int
  }

  func trial(_ group: NetworkGroup, targets: [Target]) throws -> Trial {
    var times = Times()
    let shape = settings.encoderShape(group, inputs: normaliser.width)
    let encoder = try trainEncoder(group, shape, &times)
    let known = knownRows(targets)
    func outOfFold(_ base: FrozenEncoder?, _ name: String) throws -> [WindowNetwork.Forecast] {
      let empty = [Float](repeating: 0, count: rows.count)
      var forecasts = targets.map { _ in WindowNetwork.Forecast(median: empty, mean: empty) }
      let representation = base.map(represented)
      for (index, block) in rows.blocks(known, count: blocks).enumerated() {
        let mine = Set(block)
        let others = known.filter { !mine.contains($0) }
        guard others.count > 1 else { continue }
        let (head, store) = try trainHead(
          group, targets, "\(name).block\(index + 1)", on: others, representation, base?.shape, &times)
        for (target, forecast) in WindowNetwork.run(head, store, base, gather(block), width: normaliser.width)
          .enumerated()
        {
          for (place, row) in block.enumerated() {
            forecasts[target].median[row] = forecast.median[place]
            forecasts[target].mean[row] = forecast.mean[place]
          }
        }
      }
      return forecasts
    }
    return Trial(
      group: group, targets: targets, encoder: encoder,
      plain: try outOfFold(nil, "network.\(group.rawValue).plain"),
      represented: try outOfFold(encoder, "network.\(group.rawValue).represented"), seconds: times.seconds,
      resumedEpochs: times.resumed)
  }

  /// A group's network as it serves: the head of all rows.
  struct Served: Sendable {
    let description: NetworkDescription.Group
    let file: Data
    let seconds: [String: Double]
    let resumedEpochs: Int
  }

  func serve(_ trial: Trial, withRepresentation: Bool) throws -> Served {
    var times = Times()
    let base = withRepresentation ? trial.encoder : nil
    let (head, store) = try trainHead(
      trial.group, trial.targets, "network.\(trial.group.rawValue).served", on: knownRows(trial.targets),
      base.map(represented), base?.shape, &times)
    return Served(
      description: NetworkDescription.Group(
        group: trial.group, targets: trial.targets, head: head.shape, encoder: base?.shape, means: base?.means ?? [],
        deviations: base?.deviations ?? []),
      file: WindowNetwork.file(head: store.state(), encoder: base?.state), seconds: times.seconds,
      resumedEpochs: times.resumed)
  }

  // MARK: - One network

  private struct Times {
    var seconds: [String: Double] = [:]
    var resumed = 0

    mutating func add(_ name: String, _ result: NetworkStage.Result) {
      seconds[name] = result.seconds
      resumed += result.resumedEpochs
    }
  }

  /// All rows of the vintage, and no label.
  private func trainEncoder(_ group: NetworkGroup, _ shape: TabNetShape, _ times: inout Times) throws -> FrozenEncoder {
    let network = MaskedReconstruction(shape, hidden: settings.hidden)
    let plan = settings.encoderPlan(group)
    let name = "network.\(group.rawValue).encoder"
    let result = try stage.network(name, epochs: plan.epochs, mayGoOn: mayGoOn(name, group, plan.epochs)) {
      state, done in
      _ = try NetworkTraining(plan, ghostRows: shape.ghostRows, layers: [network]).run(
        rows: rows.count, from: state, epochDone: done
      ) { chosen, pass in network.loss(inputs.selecting(chosen, 0), pass) }
    }
    times.add(name, result)
    return try FrozenEncoder(shape, state: result.state, rows: normalised)
  }

  private func trainHead(
    _ group: NetworkGroup, _ targets: [Target], _ name: String, on known: [Int], _ representation: Tensor?,
    _ base: TabNetShape?, _ times: inout Times
  ) throws -> (TabularHead, ParameterStore) {
    let head = TabularHead(
      TabularHead.Shape(
        inputs: normaliser.width, representation: base?.decision ?? 0, width: settings.headWidth,
        targets: targets.count))
    let plan = settings.headPlan(group, rows: known.count)
    let places = Tensor(known, shape: [known.count])
    var (labels, there) = ([Float](), [Float]())
    for row in known {
      for target in targets {
        let isKnown = rows.targets[target]!.isKnown(row)
        labels.append(isKnown ? rows.targets[target]!.labels[row] : 0)
        there.append(isKnown ? 1 : 0)
      }
    }
    let sizes = [known.count, targets.count]
    let (label, isThere) = (Tensor(labels, shape: sizes), Tensor(there, shape: sizes))
    let result = try stage.network(name, epochs: plan.epochs, mayGoOn: mayGoOn(name, group, plan.epochs)) {
      state, done in
      _ = try NetworkTraining(plan, ghostRows: head.shape.ghostRows, layers: [head]).run(
        rows: known.count, from: state, epochDone: done
      ) { chosen, pass in
        let mine = places.selecting(chosen, 0)
        let forecasts = head(inputs.selecting(mine, 0), representation?.selecting(mine, 0), pass)
        return head.loss(forecasts, labels: label.selecting(chosen, 0), known: isThere.selecting(chosen, 0))
      }
    }
    times.add(name, result)
    let store = ParameterStore(seed: 0, [head])
    try store.restore(result.state)
    return (head, store)
  }

  private func mayGoOn(_ name: String, _ group: NetworkGroup, _ epochs: Int) -> (Int) throws -> Void {
    { epoch in
      if shouldStop() { throw WindowError.interrupted(vintage: vintage.description, finished: 0) }
      let part = name.split(separator: ".").dropFirst(2).joined(separator: " ")
      progress(
        WindowProgress(
          vintage: vintage, target: group.targets[0], head: .median,
          step: "network \(part), epoch \(epoch + 1) of \(epochs)", fraction: 0))
    }
  }

  // MARK: - Rows

  /// Rows in which at least one of the targets is known.
  private func knownRows(_ targets: [Target]) -> [Int] {
    (0..<rows.count).filter { row in targets.contains { rows.targets[$0]!.isKnown(row) } }
  }

  private func gather(_ chosen: [Int]) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(chosen.count * normaliser.width)
    for row in chosen { values += normalised[(row * normaliser.width)..<((row + 1) * normaliser.width)] }
    return values
  }

  /// The representation of all rows, [rows, decision].
  private func represented(_ encoder: FrozenEncoder) -> Tensor {
    let made = FixedBatch.map(normalised, width: normaliser.width, outputs: encoder.shape.decision) {
      encoder.representation($0)
    }
    return Tensor(made, shape: [rows.count, encoder.shape.decision])
  }
}
