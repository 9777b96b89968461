import BoxScores
import Foundation
import Testing

@testable import Features

/// A matrix in a temporary folder that goes when the value does.
final class Built {
  let table: PlayerGameTable
  let players: PlayerDirectory
  let file: URL
  let matrix: FeatureMatrix

  init(
    _ table: PlayerGameTable, players: PlayerDirectory = .init(), threads: Int = 2, faults: FeatureFault = []
  ) throws {
    self.table = table
    self.players = players
    file = FileManager.default.temporaryDirectory.appendingPathComponent("features-\(UUID().uuidString).matrix")
    matrix = try FeatureBuilder.build(table: table, players: players, to: file, threads: threads, faults: faults)
  }

  deinit { try? FileManager.default.removeItem(at: file) }

  func value(_ name: String, _ row: Int) -> Double { Double(matrix[row, FeatureCatalogue.index(of: name)!]) }

  /// The one row of a player on a day.
  func value(_ name: String, player: Int64, on day: String) throws -> Double {
    let number = GameDay(day)!.number
    let row = try #require((0..<table.count).first { table.personId[$0] == player && table.day[$0] == number })
    return value(name, row)
  }

  /// The names of the features that differ, in any bit, between rows of two matrices.
  func moved(_ rows: some Sequence<(Int, Int)>, in other: Built, columns: Range<Int>) -> Set<String> {
    var names: Set<String> = []
    for (own, others) in rows {
      for column in columns where matrix[own, column].bitPattern != other.matrix[others, column].bitPattern {
        names.insert(FeatureCatalogue.all[column].name)
      }
    }
    return names
  }
}
