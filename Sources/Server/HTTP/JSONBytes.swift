import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// JSON as it goes over the wire: keys sorted, so that equal values are equal bytes.
enum JSONBytes {
  static func encode(_ value: some Encodable) throws -> ByteBuffer {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .throw
    return ByteBuffer(data: try encoder.encode(value))
  }
}
