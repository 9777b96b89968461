import BoxScores
import Foundation
import Testing

@Suite struct SimulatorFileTests {
  private let league = LeagueSimulator(seasons: Season(1951)...Season(1952), seed: 5, scale: .tiny).run()

  private func lines(_ write: (URL) throws -> Void) throws -> [[String]] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("league-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try write(file)
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test func boxScoresReadBackAsTheyWere() throws {
    let table = league.table
    let lines = try lines { try league.writeCSV(to: $0) }
    let header = try #require(lines.first)
    #expect(header.count == 35 && lines.allSatisfy { $0.count == 35 })
    #expect(lines.count == table.count + 1)
    let index = Dictionary(uniqueKeysWithValues: zip(header, header.indices))
    var differences: [String] = []
    for row in 0..<table.count {
      let line = lines[row + 1]
      for column in BoxColumn.allCases {
        let text = line[index[column.fileName]!]
        let value = table[column][row]
        if value.isNaN ? !text.isEmpty : Float(text) != value { differences.append("\(column) of row \(row): \(text)") }
      }
      if Int64(line[index["gameId"]!]) != table.gameId[row] { differences.append("gameId of row \(row)") }
      if line[index["gameDate"]!] != GameDay(number: table.day[row]).description {
        differences.append("day of row \(row)")
      }
    }
    #expect(differences.isEmpty)
  }

  @Test func absencesAreLinesOfErasWithMinutesOnly() throws {
    let lines = try lines { try league.writeCSV(to: $0, includingAbsences: true) }
    let absences = league.didNotPlay.filter { $0.gameId >= SimulatedLeague.firstGameId + 1952 * 100_000 }
    #expect(!absences.isEmpty && absences.count < league.didNotPlay.count)
    #expect(lines.count == 1 + league.table.count + absences.count)
    #expect(Set(lines.dropFirst().map { $0[2] + " " + $0[3] }).count == lines.count - 1)
  }

  @Test func folderThatIsNotThereIsNamed() throws {
    let file = URL(fileURLWithPath: "/nowhere/at/all.csv")
    let error = #expect(throws: SimulatedLeagueWriteError.self) { try league.writeCSV(to: file) }
    #expect(error?.exitCode == .cannotWrite && error?.message.contains(file.path) == true)
  }
}
