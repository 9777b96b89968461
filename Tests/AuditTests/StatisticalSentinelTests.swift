import BoxScores
import Foundation
import NativeLibraries
import Testing

@testable import Audit

@Suite("Statistical sentinels")
struct StatisticalSentinelTests {
  static let hasTrees = (try? LightGBMFunctions.load()) != nil

  @Test("No straight formula of honest features gives a target")
  func identityHonest() throws {
    let report = try IdentitySentinel().examine(SmallLeague.subject())
    #expect(report.verdict == .passed, "\(report.text)")
    #expect(report.compared > 10_000)
  }

  @Test(
    "Points and rebounds are sums of the same game's columns", arguments: [LeakFault.sameGame, .sameGameWithThrees])
  func identityLeaking(_ fault: LeakFault) throws {
    let report = try IdentitySentinel().examine(SmallLeague.subject(fault))
    #expect(report.verdict == .failed, "\(fault.title)")
    #expect(["points", "rebounds"].contains(report.difference?.name))
  }

  @Test("Trees learn nothing from shuffled outcomes", .enabled(if: hasTrees, "LightGBM is not here"))
  func noiseHonest() throws {
    let report = try NoiseSentinel().examine(SmallLeague.subject())
    #expect(report.verdict == .passed, "\(report.text)")
    #expect(report.compared > 1000)
  }

  /// The old system's figures were in-sample.
  private struct InSampleLearner: AuditLearner {
    func forecasts(_ task: AuditLearningTask, loss: LearningLoss) throws -> [Double] {
      var seen = task
      seen.learned += task.scored
      seen.labels += task.scoredLabels
      return try BoosterLearner(rounds: 60, leaves: 31).forecasts(seen, loss: loss)
    }
  }

  @Test("A model that is scored on rows it learned from beats the median of noise", .enabled(if: hasTrees))
  func noiseInSample() throws {
    let report = try NoiseSentinel(learner: InSampleLearner()).examine(SmallLeague.subject())
    #expect(report.verdict == .failed)
    #expect(report.difference?.expected.contains("the training median") == true)
  }

  @Test("An error far below rate times minutes raises the alarm, on real seasons from 2001")
  func alarm() {
    let claims = [
      ErrorAlarm.Figure(season: Season(2025), stat: .points, error: 0.064, baseline: 4.678),
      ErrorAlarm.Figure(season: Season(2025), stat: .rebounds, error: 1.90, baseline: 1.927),
      ErrorAlarm.Figure(season: Season(1999), stat: .points, error: 0.064, baseline: 4.678),
    ]
    #expect(ErrorAlarm().raised(by: claims, kind: .real) == [claims[0]])
    #expect(ErrorAlarm().raised(by: claims, kind: .simulated).isEmpty)
    // A leaked opponent total is worth 1 %: the alarm does not hear it, and says so by staying silent.
    let quiet = ErrorAlarm.Figure(season: Season(2025), stat: .points, error: 4.598, baseline: 4.678)
    #expect(ErrorAlarm().raised(by: [quiet], kind: .real).isEmpty)
  }

  @Test("The demonstration orders the claims as they are false", .enabled(if: hasTrees, "LightGBM is not here"))
  func demonstration() throws {
    var demonstration = LeakDemonstration()
    demonstration.rounds = 40
    demonstration.leaves = 15
    demonstration.trainingSeasons = 2
    demonstration.lookBack = 1
    demonstration.faults = [.sameGame, .sameGameWithThrees, .rollingIncludesTonight]
    var told: [String] = []
    let report = try demonstration.run(
      table: SmallLeague.league.table, players: SmallLeague.league.players, progress: { name, _ in told.append(name) })
    #expect(told == ["none"] + demonstration.faults.map(\.title) + ["done"])
    #expect(report.season == Season(2022) && report.trainedOn == [Season(2020), Season(2021)])
    let honest = try #require(report.honest.mae["points"])
    let claimed = try #require(report.entries.last { $0.fault == .sameGameWithThrees }?.mae["points"])
    #expect(claimed < honest / 2, "\(report.text)")
    #expect(report.entries.allSatisfy { $0.mae.count == 4 })
    let read = try JSONDecoder().decode(DemonstrationReport.self, from: JSONEncoder().encode(report))
    #expect(read == report)
    #expect(report.text.contains("(simulated)"))
  }
}
