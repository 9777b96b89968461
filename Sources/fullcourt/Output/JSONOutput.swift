import Foundation
import NativeLibraries

/// Prints values as JSON with sorted keys, so that two runs can be compared with `diff`.
enum JSONOutput {
  static func print(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(value)
    Console.result(String(decoding: data, as: UTF8.self))
  }
}
