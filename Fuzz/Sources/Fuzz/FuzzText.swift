@testable import BoxScores

/// Everything that reads a short text: each is asked about the same bytes, split at the line ends.
func fuzzText(_ bytes: [UInt8]) {
  let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
  for line in lines.prefix(8) {
    let text = String(decoding: line, as: UTF8.self)
    let id = Int64(text) ?? Int64(line.count)
    if let moment = GameMoment(text) {
      for zulu in [true, false] {
        let day = moment.easternDay(zuluIsEastern: zulu)
        check(abs(day.distance(to: moment.day)) <= 1, "an Eastern day lies within a day of the text's own")
        _ = SeasonOfGame.season(gameId: id, day: day)
      }
      _ = GameMoment.zuluIsEastern([moment])
    }
    if let day = GameDay(text) {
      check(GameDay(day.description) == day, "a day's text is read back as the day")
    }
    _ = SeasonOfGame.season(ofNBAGame: id)
    _ = GameType(text: text, gameId: id)
    _ = WindowID(text)
    _ = TeamCatalogue.shared.lookup(city: text, name: text, season: Season(Int(id % 3000)))
    let fields = Array(line).withUnsafeBufferPointer(CSVFields.split)
    _ = try? PlayerHeader(fields, file: "fuzz.csv")
    check(!CSVFields.quoted(text).isEmpty || text.isEmpty, "a field is written")
  }
}

/// A promise that must hold for any input: where it does not, the fuzzer has a finding.
func check(_ holds: Bool, _ promise: StaticString) {
  precondition(holds, "\(promise)")
}
