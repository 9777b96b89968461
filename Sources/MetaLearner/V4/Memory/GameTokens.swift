import BoxScores
import Foundation

/// A player's last games before the day of a row, newest first, as tokens.
///
/// The one builder for training and serving: both ask a `GameHistory` with a row's key.
enum GameTokens {
  /// Box columns over the league's level and whether they are known, then what relates the game to the row.
  static let width = 2 * GameIndex.width + 8

  /// Writes up to `length` tokens, zeros where there are no more games, and which of them are there.
  static func fill(
    _ key: RowKey, _ index: GameIndex, length: Int, into tokens: UnsafeMutablePointer<Float>,
    visible mask: UnsafeMutablePointer<Bool>
  ) {
    let games = index.games(of: key.personId, before: key.day)
    var position = 0
    for row in games.suffix(length).reversed() {
      let row = Int(row)
      let token = tokens + position * width
      for column in 0..<GameIndex.width {
        let value = index.relative[row * GameIndex.width + column]
        if value.isFinite {
          token[column] = value
          token[GameIndex.width + column] = 1
        }
      }
      let facts = token + 2 * GameIndex.width
      facts[0] = log(Float(max(1, key.day - index.days[row]))) / 4
      facts[1] = Float(index.homes[row])
      facts[2] = index.seasons[row] == key.season ? 1 : 0
      facts[3] = index.teams[row] == key.team ? 1 : 0
      facts[4] = index.opponents[row] == key.opponent ? 1 : 0
      facts[5] = index.isPlayoffs[row] ? 1 : 0
      facts[6] = pow(0.8, Float(position))
      facts[7] = Float(position) / Float(max(1, length))
      mask[position] = true
      position += 1
    }
  }
}
