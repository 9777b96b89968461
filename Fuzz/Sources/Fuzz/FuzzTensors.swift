import Foundation
import Learners

/// A safetensors file. One that is accepted is written out and read again to the same content, and its bytes then stay.
func fuzzTensors(_ bytes: [UInt8]) {
  guard let content = try? Safetensors(decoding: Data(bytes), file: "fuzzed") else { return }
  let written = content.encoded()
  do {
    let again = try Safetensors(decoding: written, file: "written")
    check(again == content, "what was read is written")
    check(again.encoded() == written, "the bytes follow from the content")
    _ = try? Checkpoint(decoding: Data(bytes), file: "fuzzed")
  } catch {
    fatalError("an accepted file fails: \(error)")
  }
}
