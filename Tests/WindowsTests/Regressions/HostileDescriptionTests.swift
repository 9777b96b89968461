import BoxScores
import Foundation
import Learners
import Testing

@testable import Windows

/// `network.json` as somebody else may have written it: sizes that no memory has, or whose sums overflow, are refused before a
/// network is made of them.
@Suite struct HostileDescriptionTests {
  private static var honest: NetworkDescription {
    let normaliser = InputNormaliser(fitting: [1, 2, 2, 4, 3, 7], columns: 2)
    let group = NetworkDescription.Group(
      group: .minutes, targets: [.minutes], head: TabularHead.Shape(inputs: 2, representation: 4, targets: 1),
      encoder: TabNetShape(inputs: 2, decision: 4, steps: 2), means: [0, 0, 0, 0], deviations: [1, 1, 1, 1])
    return NetworkDescription(normaliser: normaliser, groups: [group])
  }

  @Test func whatFitsIsTaken() throws {
    let description = Self.honest
    #expect(description.fault(columns: 2) == nil)
    #expect(description.fault(columns: 3) == "inputs that are not those of the window")
    let data = StableJSON.data(description)
    #expect(StableJSON.data(try JSONDecoder().decode(NetworkDescription.self, from: data)) == data)
  }

  @Test func sizesThatCannotBeAreRefused() throws {
    let changes: [(change: (inout TabNetShape) -> Void, name: String)] = [
      (
        {
          $0.shared = .max
          $0.independent = 1
        }, "layers whose sum overflows"
      ),
      (
        {
          $0.shared = .max
          $0.independent = .max
        }, "layers whose sum wraps"
      ),
      ({ $0.shared = -1 }, "fewer layers than none"),
      (
        {
          $0.shared = 0
          $0.independent = 0
        }, "no layer"
      ),
      ({ $0.steps = 0 }, "no step"), ({ $0.steps = .max }, "steps without end"),
      ({ $0.attention = .min }, "a negative width"), ({ $0.decision = 1 << 40 }, "a width no memory has"),
      ({ $0.ghostRows = 0 }, "parts of no rows"), ({ $0.inputs = 3 }, "other inputs"),
    ]
    for (change, name) in changes {
      var description = Self.honest
      var encoder = try #require(description.groups[0].encoder)
      change(&encoder)
      description.groups[0].encoder = encoder
      let read = try JSONDecoder().decode(NetworkDescription.self, from: StableJSON.data(description))
      #expect(read.fault(columns: 2)?.hasSuffix("of minutes that does not fit") == true, "\(name)")
    }
    let heads: [(change: (inout TabularHead.Shape) -> Void, name: String)] = [
      ({ $0.width = 0 }, "no width"), ({ $0.width = .max }, "a width without end"), ({ $0.targets = .max }, "targets"),
      ({ $0.ghostRows = -1 }, "rows below none"), ({ $0.representation = -4 }, "a negative representation"),
    ]
    for (change, name) in heads {
      var description = Self.honest
      change(&description.groups[0].head)
      #expect(description.fault(columns: 2) == "a head of minutes that does not fit", "\(name)")
    }
  }

  @Test func aSizeOfAFileThatOverflowsASumIsRefused() {
    for bytes in [Int.max, -1] {
      let text = #"{"name":"points.median.txt","bytes":\#(bytes),"sha256":"00"}"#
      let error = #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(WindowManifest.FileEntry.self, from: Data(text.utf8))
      }
      #expect("\(error as Any)".contains("a file of \(bytes) bytes, expected 0 to"))
    }
  }
}
