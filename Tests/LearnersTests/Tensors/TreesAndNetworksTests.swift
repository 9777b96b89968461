import Testing

@testable import Learners

/// LightGBM and torch share one OpenMP runtime in a process.
@Suite(.enabled(if: Torch.isAvailable && LightGBMPresence.isPresent, "torch or LightGBM does not open here"))
struct TreesAndNetworksTests {
  private static func trees(threads: Int) throws -> String {
    var parameters = BoosterParameters.reference()
    parameters.threads = threads
    return try Booster.train(
      dataset: FormulaData.training.dataset(parameters), parameters: parameters, rounds: 10
    ).text
  }

  private static func network(_ seed: Int) throws -> String {
    let bytes = try Example.train(steps: 4, seed: UInt64(seed)).checkpoint().encoded()
    return bytes.base64EncodedString()
  }

  @Test func trainedTogetherTheyGiveWhatTheyGiveAlone() throws {
    let alone = try [Self.trees(threads: 2), Self.network(1), Self.trees(threads: 1), Self.network(2)]
    // On this thread LightGBM has run with two: torch still computes with one.
    #expect(Torch.claimThread() == 1)
    let together = try SideBySide.run(4, threads: 4) { job in
      switch job {
      case 0, 2: try Self.trees(threads: job == 0 ? 2 : 1)
      default: try Self.network(job == 1 ? 1 : 2)
      }
    }
    #expect(alone == together)
    #expect(alone[0] == alone[2] && alone[1] != alone[3])
  }
}
