import BoxScores
import Foundation
import Learners

/// The boosters of a training in progress, kept in a folder as each is finished: what a killed run leaves to the next
/// one.
///
/// A booster counts as finished when its record is there, names the same inputs, and the text it vouches for has the
/// recorded hash. Anything else is trained again.
public struct BoosterStage: Sendable {
  /// Where texts and records lie; made with the first of them.
  public let folder: URL
  /// Hash of everything that shapes the boosters: data, schema, settings, what is trained.
  public let inputsHash: String

  public init(folder: URL, inputsHash: String) {
    self.folder = folder
    self.inputsHash = inputsHash
  }

  /// A finished booster and what it took.
  public struct Result: Sendable {
    /// As it is read back from its text.
    public let booster: Booster
    /// Seconds of wall clock its training took, in whichever run that was.
    public let seconds: Double
    /// Whether it was found finished.
    public let isResumed: Bool
  }

  /// Takes a booster from the folder, or trains and keeps it.
  ///
  /// - Parameter mayTrain: Asked before a training; throws where none is to start any more.
  public func booster(
    _ name: String, mayTrain: () throws -> Void = {}, train: () throws -> Booster
  ) throws -> Result {
    if let (text, record) = finished(name) {
      return Result(booster: try Booster(text: text), seconds: record.seconds, isResumed: true)
    }
    try mayTrain()
    let start = ContinuousClock.now
    Faults.reach("booster.begin")
    let text = try train().text
    Faults.reach("booster.end")
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    try keep(name, text: text, seconds: seconds)
    // The text is what a resumed run would go on with, so an uninterrupted one goes on with it too.
    return Result(booster: try Booster(text: text), seconds: seconds, isResumed: false)
  }

  private struct Record: Codable {
    var inputsHash: String
    var sha256: String
    var seconds: Double
  }

  private func finished(_ name: String) -> (text: String, record: Record)? {
    guard let data = try? RegularFile.data(recordFile(name)),
      let record = try? JSONDecoder().decode(Record.self, from: data), record.inputsHash == inputsHash,
      let text = try? RegularFile.data(textFile(name)), ContentDigest.hex(of: text) == record.sha256
    else { return nil }
    return (String(decoding: text, as: UTF8.self), record)
  }

  /// The record is written last: without it the text is nothing.
  private func keep(_ name: String, text: String, seconds: Double) throws(WindowError) {
    let data = Data(text.utf8)
    let record = Record(inputsHash: inputsHash, sha256: ContentDigest.hex(of: data), seconds: seconds)
    try ModelFile.write(data, to: textFile(name))
    try ModelFile.write(StableJSON.data(record), to: recordFile(name))
  }

  private func textFile(_ name: String) -> URL { folder.appendingPathComponent("\(name).txt") }
  private func recordFile(_ name: String) -> URL { folder.appendingPathComponent("\(name).unit.json") }
}
