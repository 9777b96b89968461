import Learners

/// A model text. One that is accepted is asked for forecasts and for contributions, of ordinary and of extreme rows, and
/// written out and read again: LightGBM believes what it reads, so a text that lies must have been refused before.
func fuzzModel(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  guard let booster = try? Booster(text: text) else { return }
  let columns = booster.featureCount
  guard columns <= 512 else { return }
  let extremes: [Float] = [0, .nan, -1, 1e30, -.infinity, .infinity, .leastNonzeroMagnitude, 7]
  let rows = extremes.flatMap { value in [Float](repeating: value, count: columns) }
  do {
    let forecasts = try booster.predict(rows, rows: extremes.count, columns: columns)
    check(forecasts.count == extremes.count, "a forecast a row")
    let parts = try booster.contributions(rows, rows: extremes.count, columns: columns)
    check(parts.count == extremes.count * (columns + 1), "a contribution a feature")
    check(try Booster(text: booster.text).text == booster.text, "a booster's own text is read back")
  } catch {
    fatalError("an accepted model fails: \(error)")
  }
}
