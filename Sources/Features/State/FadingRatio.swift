import Foundation

/// What came against what was promised, as a ratio drawn to 1 by `pseudoGames` games of the same size.
struct FadingRatio {
  static let pseudoGames = 6.0
  private var made = 0.0
  private var promised = 0.0
  private var games = 0.0

  mutating func add(made: Double, promised: Double, decay: Double) {
    self.made = self.made * decay + made
    self.promised = self.promised * decay + promised
    games = games * decay + 1
  }

  var value: Double {
    guard promised > 0 else { return .nan }
    let prior = promised / games * Self.pseudoGames
    return (made + prior) / (promised + prior)
  }
}

extension FadingRatio: StateCoded {
  func write(to writer: inout StateWriter) {
    writer.put(made)
    writer.put(promised)
    writer.put(games)
  }

  init(from reader: inout StateReader) throws(StateReader.Fault) {
    made = try reader.take()
    promised = try reader.take()
    games = try reader.take()
  }
}
