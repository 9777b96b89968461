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
    /// Of all rows, [rows, decision].
    let representation: Tensor
    /// By target; 0 where the outcome is unknown (never read).
    let plain: [WindowNetwork.Forecast]
    let represented: [WindowNetwork.Forecast]
    let seconds: [String: Double]
    let resumedEpochs: Int
  }

  func trial(_ group: NetworkGroup, targets: [Target]) throws -> Trial {
    var times = Times()
    let shape = settings.encoderShape(group, inputs: normaliser.width)
    let (encoder, representation) = try trainEncoder(group, shape, &times)
    let known = knownRows(targets)
    func outOfFold(_ representation: Tensor?, _ name: String) throws -> [WindowNetwork.Forecast] {
      let empty = [Float](repeating: 0, count: rows.count)
      var found = targets.map { _ in WindowNetwork.Forecast(median: empty, mean: empty) }
      for (index, block) in rows.blocks(known, count: blocks).enumerated() {
        let mine = Set(block)
        let others = known.filter { !mine.contains($0) }
        guard others.count > 1 else { continue }
        let (head, store) = try trainHead(
          group, targets, "\(name).block\(index + 1)", on: others, representation, &times)
        let made = forecasts(head, store, block, representation)
        for (target, forecast) in made.enumerated() {
          for (place, row) in block.enumerated() {
            found[target].median[row] = forecast.median[place]
            found[target].mean[row] = forecast.mean[place]
          }
        }
      }
      return found
    }
    return Trial(
      group: group, targets: targets, encoder: encoder, representation: representation,
      plain: try outOfFold(nil, "network.\(group.rawValue).plain"),
      represented: try outOfFold(representation, "network.\(group.rawValue).represented"), seconds: times.seconds,
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
      withRepresentation ? trial.representation : nil, &times)
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
  private func trainEncoder(_ group: NetworkGroup, _ shape: TabNetShape, _ times: inout Times) throws -> (
    FrozenEncoder, Tensor
  ) {
    let network = MaskedReconstruction(shape, hidden: settings.hidden)
    let plan = settings.encoderPlan(group)
    let name = "network.\(group.rawValue).encoder"
    let result = try stage.network(name, epochs: plan.epochs, mayGoOn: mayGoOn(name, group, plan.epochs)) {
      state, done in
      _ = try NetworkTraining(plan, ghostRows: shape.ghostRows, layers: [network]).run(
        rows: rows.count, from: state, epochDone: done
      ) { chosen, pass in
        Faults.reach("network.step")
        return network.loss(inputs.selecting(chosen, 0), pass)
      }
    }
    times.add(name, result)
    let (encoder, representation) = try FrozenEncoder.standardised(shape, state: result.state, rows: normalised)
    return (encoder, Tensor(representation, shape: [rows.count, shape.decision]))
  }

  private func trainHead(
    _ group: NetworkGroup, _ targets: [Target], _ name: String, on known: [Int], _ representation: Tensor?,
    _ times: inout Times
  ) throws -> (TabularHead, ParameterStore) {
    let head = TabularHead(
      TabularHead.Shape(
        inputs: normaliser.width, representation: representation?.size(1) ?? 0, width: settings.headWidth,
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
        Faults.reach("network.step")
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
      if shouldStop() { throw WindowError.interrupted(vintage: vintage.description) }
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

  /// Forecasts of rows of the vintage, by target.
  private func forecasts(
    _ head: TabularHead, _ store: ParameterStore, _ chosen: [Int], _ representation: Tensor?
  ) -> [WindowNetwork.Forecast] {
    let pass = ForwardPass(store)
    let places = chosen.map { Float($0) }
    // The numbers of the rows go through the fixed batches, and the rows are looked up: float32 counts exactly to 16 million.
    let outputs = 2 * head.shape.targets
    let made = FixedBatch.map(places, width: 1, outputs: outputs) { numbers in
      let mine = Tensor(numbers.floats().map { Int($0) }, shape: [FixedBatch.rows])
      return head(inputs.selecting(mine, 0), representation?.selecting(mine, 0), pass)
    }
    return WindowNetwork.forecasts(made, targets: head.shape.targets)
  }
}
