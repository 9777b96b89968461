import BoxScores
import TestSupport
import Testing

@testable import Audit

@Suite("Real seasons", .enabled(if: RealLeague.isPresent, "\(SharedData.absence), or DuckDB is missing"))
struct RealAuditTests {
  /// 2007-08 has the date on which a player has two games.
  @Test("No feature of 2007-08 knows tonight, the replayed game of 2007-12-19 included")
  func replayedGame() throws {
    let subject = AuditSubject(table: try RealLeague.table(of: [2007, 2008]), players: PlayerDirectory())
    var perturb = PerturbSentinel()
    perturb.seasons = 1
    let perturbed = try perturb.examine(subject)
    #expect(perturbed.verdict == .passed, "\(perturbed.text)")
    #expect(perturbed.summary.contains("a date with two games of one player"))
    let served = try SlateSentinel().examine(subject)
    #expect(served.verdict == .passed, "\(served.text)")
    let absent = try AbsenceSentinel().examine(subject)
    #expect(absent.verdict == .passed, "\(absent.text)")
    #expect(AuditDays.twoGameDate(in: subject.table) == GameDay("2007-12-19"))
  }
}
