import BoxScores
import Foundation
import MetaLearner
import Testing
import Windows

@testable import Pipeline

/// Meta-learners from before an ablation could turn the embeddings' vectors off: they had them on, and are as good as new.
@Suite struct OlderMetaSettingsTests {
  private static func older(_ settings: MetaSettings) throws -> Data {
    let text = String(decoding: StableJSON.data(settings), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("usesVectors") }
    return Data(lines.joined(separator: "\n").utf8)
  }

  @Test func theyAreReadWithTheVectorsOn() throws {
    let read = try JSONDecoder().decode(MetaSettings.self, from: Self.older(MetaSettings()))
    #expect(read == MetaSettings() && read.usesVectors)
    var off = MetaSettings()
    off.usesVectors = false
    #expect(try JSONDecoder().decode(MetaSettings.self, from: StableJSON.data(off)) == off)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(MetaSettings.self, from: Data("{}".utf8)) }
  }

  @Test func theirHashIsThatOfWhatWasWrittenThen() throws {
    let data = try Self.older(MetaSettings())
    #expect(!String(decoding: data, as: UTF8.self).contains(",\n}"), "still JSON without the line")
    #expect(MetaSettings().olderHash == ContentDigest.hex(of: data))
    #expect(MetaSettings().olderHash != StableJSON.hash(MetaSettings()))
    var off = MetaSettings()
    off.usesVectors = false
    #expect(off.olderHash == nil)
  }
}
