import BoxScores
import Forecasting
import NIOCore
import Pipeline
import Synchronization

/// A day's forecasts in memory, with the answers that were made of them: the same question again is a copy of bytes.
final class ServedDay: Sendable {
  /// Bytes of answers kept for a day.
  static let mostBytes = 8 << 20

  let date: GameDay
  let model: ServingModel
  /// Nil when nobody plays.
  let forecasts: DayForecasts?
  private let answers = Mutex<(byQuery: [ForecastQuery: ByteBuffer], bytes: Int)>(([:], 0))

  init(date: GameDay, model: ServingModel, forecasts: DayForecasts?) {
    self.date = date
    self.model = model
    self.forecasts = forecasts
  }

  /// Explanations that are kept: each has some 200 kB.
  private static let mostExplanations = 32
  private let explanations = Mutex<[String: ByteBuffer]>([:])

  /// An explanation's bytes, made where they are not there.
  func explanation(_ key: String, _ make: () async throws -> ByteBuffer) async throws -> ByteBuffer {
    if let known = explanations.withLock({ $0[key] }) { return known }
    let bytes = try await make()
    explanations.withLock { kept in
      if kept.count >= Self.mostExplanations { kept = [:] }
      kept[key] = bytes
    }
    return bytes
  }

  /// - Returns: The answer's bytes, and whether they were there.
  func answer(_ query: ForecastQuery, nobody: (GameDay) -> ServedNobody) throws -> (bytes: ByteBuffer, isKnown: Bool) {
    if let known = answers.withLock({ $0.byQuery[query] }) { return (known, true) }
    let bytes =
      if let forecasts {
        try JSONBytes.encode(model.answer(query, from: forecasts, on: date))
      } else {
        try JSONBytes.encode(nobody(date))
      }
    answers.withLock { kept in
      if kept.bytes + bytes.readableBytes > Self.mostBytes { kept = ([:], 0) }
      kept.byQuery[query] = bytes
      kept.bytes += bytes.readableBytes
    }
    return (bytes, false)
  }
}

/// The forecasts of a day without games: the keys of a report, and why there are none.
struct ServedNobody: Encodable {
  let asOf: GameDay
  let bundle: String?
  let champion: String?
  let configuration: String?
  let cutOff: Season?
  let model = "v4"
  let variant: String
  let simulated: Bool
  let forecasts: [Int] = []
  let notes: [String] = []
  let note: String

  private enum Key: String, CodingKey {
    case asOf, bundle, champion, configuration, cutOff, model, variant, simulated, forecasts, notes, note
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(asOf, forKey: .asOf)
    try container.encode(bundle, forKey: .bundle)
    try container.encode(champion, forKey: .champion)
    try container.encode(configuration, forKey: .configuration)
    try container.encode(cutOff, forKey: .cutOff)
    try container.encode(model, forKey: .model)
    try container.encode(variant, forKey: .variant)
    try container.encode(simulated, forKey: .simulated)
    try container.encode(forecasts, forKey: .forecasts)
    try container.encode(notes, forKey: .notes)
    try container.encode(note, forKey: .note)
  }
}
