import BoxScores
import Foundation
import Learners

/// The networks of a training in progress, kept in a folder epoch by epoch: parameters, optimiser, running statistics and
/// generator. What a killed run leaves to the next one, which ends in the same bytes.
///
/// As with boosters the record comes last: an epoch counts when its record is there, names the same inputs, and the file it
/// vouches for has the recorded hash.
struct NetworkStage: Sendable {
  let folder: URL
  let inputsHash: String

  struct Result: Sendable {
    let state: [String: StoredTensor]
    /// Seconds of wall clock of all epochs, in whichever runs those were.
    let seconds: Double
    /// Epochs found finished.
    let resumedEpochs: Int
  }

  private struct Record: Codable {
    var inputsHash: String
    var file: String
    var sha256: String
    var seconds: Double
  }

  /// Trains a network, or what is left of its training.
  ///
  /// - Parameters:
  ///   - mayGoOn: asked before the training and after every epoch that is not the last; throws where it is to end.
  ///   - train: goes on from a state, and hands over the state after each epoch.
  func network(
    _ name: String, epochs: Int, mayGoOn: @escaping (_ epoch: Int) throws -> Void,
    train: (_ from: NetworkState?, _ epochDone: (NetworkState) throws -> Void) throws -> Void
  ) throws -> Result {
    let found = finished(name)
    var last = found?.state
    var spent = found?.seconds ?? 0
    let resumed = last?.epoch ?? 0
    if resumed < epochs {
      try mayGoOn(resumed)
      var start = ContinuousClock.now
      try train(last) { state in
        spent += (ContinuousClock.now - start) / .seconds(1)
        try keep(name, state, seconds: spent)
        last = state
        if state.epoch < epochs { try mayGoOn(state.epoch) }
        start = .now
      }
    }
    guard let last else { throw WindowError.shape("the training of \(name) left no state") }
    return Result(state: last.parameters, seconds: spent, resumedEpochs: resumed)
  }

  private func finished(_ name: String) -> (state: NetworkState, seconds: Double)? {
    guard let data = try? RegularFile.data(recordFile(name)),
      let record = try? JSONDecoder().decode(Record.self, from: data), record.inputsHash == inputsHash,
      record.file.hasPrefix("\(name).epoch"), !record.file.contains("/"),
      let tensors = try? RegularFile.data(folder.appendingPathComponent(record.file)),
      ContentDigest.hex(of: tensors) == record.sha256,
      let state = try? NetworkState(decoding: tensors, file: record.file)
    else { return nil }
    return (state, record.seconds)
  }

  private func keep(_ name: String, _ state: NetworkState, seconds: Double) throws(WindowError) {
    // Each epoch has a file of its own, so that the one before stays whole until the new record stands.
    let file = "\(name).epoch\(state.epoch)"
    let data = state.encoded()
    try ModelFile.write(data, to: folder.appendingPathComponent(file))
    let record = Record(inputsHash: inputsHash, file: file, sha256: ContentDigest.hex(of: data), seconds: seconds)
    try ModelFile.write(StableJSON.data(record), to: recordFile(name))
    Faults.reach("network.epoch")
    try? FileManager.default.removeItem(at: folder.appendingPathComponent("\(name).epoch\(state.epoch - 1)"))
  }

  private func recordFile(_ name: String) -> URL { folder.appendingPathComponent("\(name).network.json") }
}
