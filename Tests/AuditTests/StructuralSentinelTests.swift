import BoxScores
import Features
import Testing

@testable import Audit

/// Each sentinel passes on honest features and fails with its fault put in.
@Suite("Structural sentinels")
struct StructuralSentinelTests {
  @Test("Perturbing the future moves no honest feature")
  func perturbHonest() throws {
    let report = try PerturbSentinel().examine(SmallLeague.subject())
    #expect(report.verdict == .passed, "\(report.text)")
    #expect(report.compared > 1_000_000)
  }

  @Test(
    "Perturbing the future moves features that know tonight",
    arguments: [
      LeakFault.sameGame, .sameGameWithThrees, .rollingIncludesTonight, .rowsEightTimes, .allowedIncludesTonight,
      .teamTotalsTonight,
    ])
  func perturbLeaking(_ fault: LeakFault) throws {
    let report = try PerturbSentinel().examine(SmallLeague.subject(fault))
    #expect(report.verdict == .failed, "\(fault.title)")
    #expect(report.difference?.personId != nil && report.difference?.day != nil)
  }

  @Test("Serving a slate gives the training rows, for the night as a whole and for one man alone")
  func slateHonest() throws {
    let report = try SlateSentinel().examine(SmallLeague.subject())
    #expect(report.verdict == .passed, "\(report.text)")
    #expect(report.compared > 10_000)
  }

  @Test("Serving a slate differs from training rows that know tonight", arguments: LeakFault.allCases)
  func slateLeaking(_ fault: LeakFault) throws {
    let report = try SlateSentinel().examine(SmallLeague.subject(fault))
    #expect(report.verdict == .failed, "\(fault.title)")
  }

  @Test("Striking out another man moves no honest blind feature")
  func absenceHonest() throws {
    let report = try AbsenceSentinel().examine(SmallLeague.subject())
    #expect(report.verdict == .passed, "\(report.text)")
  }

  @Test(
    "Striking out another man moves features that know who appears or what the team did",
    arguments: [LeakFault.appearsTonight, .teamTotalsTonight, .allowedIncludesTonight])
  func absenceLeaking(_ fault: LeakFault) throws {
    let report = try AbsenceSentinel().examine(SmallLeague.subject(fault))
    #expect(report.verdict == .failed, "\(fault.title)")
  }

  @Test("The line-up group offered as blind is caught by the absence of a team-mate")
  func lineupAsBlind() throws {
    struct Generous: FeatureSource {
      func matrix(of table: PlayerGameTable, players: PlayerDirectory) throws -> AuditMatrix {
        var matrix = try BuilderSource().matrix(of: table, players: players)
        matrix.blind = Array(0..<matrix.width)
        return matrix
      }

      func serve(
        _ slate: [SlateEntry], on day: GameDay, season: Season, history: PlayerGameTable, players: PlayerDirectory,
        variant: FeatureVariant
      ) throws -> AuditMatrix {
        try BuilderSource().serve(
          slate, on: day, season: season, history: history, players: players, variant: variant)
      }
    }
    var subject = SmallLeague.subject()
    subject.features = Generous()
    #expect(try AbsenceSentinel().examine(subject).verdict == .failed)
    #expect(try SlateSentinel().examine(subject).verdict == .failed)
  }
}
