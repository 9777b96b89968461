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
