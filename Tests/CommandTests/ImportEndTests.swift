import Foundation
import Testing

/// How `data import` and `data simulate` end where nothing came in, or something would be lost.
@Suite(.enabled(if: Requirements.areMet, "a library is missing"))
struct ImportEndTests {
  private let folder: TemporaryFolder
  private let tool: Tool

  init() throws {
    folder = try TemporaryFolder()
    tool = Tool(workspace: folder.url.appendingPathComponent("w"))
  }

  @Test func anImportOfWhichEveryRowIsQuarantinedIsNoSuccess() throws {
    let file = folder.url.appendingPathComponent("games.csv")
    try Data(
      ("personId,gameId,gameDate,playerteamName,opponentteamName,points,numMinutes\n"
        + "1,22400061,2024-10-22,Celtics,Knicks,11,900\n").utf8
    ).write(to: file)
    let outcome = try tool.run("data", "import", file.path)
    #expect(outcome.code == 65)
    #expect(
      outcome.output.contains(
        "quarantined 1, such as \(file.path), line 2: numMinutes is 900, expected minutes from 0 to 120\n"))
    let json = try tool.run("data", "import", file.path, "--json")
    #expect(json.code == 65)
    #expect((try json.json()["statistics"] as? [String: Any])?["quarantineFile"] is String)
  }

  @Test func aSimulationThatWouldRemoveSeasonsIsRefused() throws {
    func simulate(_ seasons: String, _ more: String...) throws -> Tool.Outcome {
      try tool.run(["data", "simulate", "--seasons", seasons, "--scale", "tiny"] + more)
    }
    #expect(try simulate("2021-2022").code == 0)
    let refused = try simulate("2022-2023")
    #expect(refused.code == 77 && refused.output == "")
    #expect(refused.log.contains("has simulated season 2021, which seasons 2022-2023 would remove"))
    #expect(try simulate("2021-2023").code == 0)
    let json = try simulate("2023-2023", "--replace", "--json").json()
    #expect(json["removed"] as? [Int] == [2021, 2022])
  }
}
