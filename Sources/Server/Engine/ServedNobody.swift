import BoxScores

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
