import BoxScores
import Foundation

/// JSON whose bytes depend on the value only: sorted keys, two-space indentation, a newline at the end.
public enum StableJSON {
  /// The value's JSON. A value that does not encode, such as one with a NaN, stops the program.
  public static func data(_ value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    // A value type of ours that does not encode is a fault of the program, not of its input.
    var data = try! encoder.encode(value)
    data.append(UInt8(ascii: "\n"))
    return data
  }

  /// SHA-256 of the value's JSON, in hexadecimal.
  public static func hash(_ value: some Encodable) -> String { ContentDigest.hex(of: data(value)) }
}
