import Foundation
import Testing

@testable import Learners

@Suite struct SafetensorsTests {
  private let content = Safetensors(
    [
      "b": StoredTensor(shape: [2, 2], floats: [1, -0.0, 3.5, .leastNonzeroMagnitude]),
      "a": StoredTensor(shape: [], floats: [7]),
      "zähler \"n\"\n": StoredTensor(shape: [3], ints: [1, -2, .max]),
      "empty": StoredTensor(shape: [0, 5], floats: []),
    ], metadata: ["what": "a \\ test", "number": "1"])

  private func decode(_ data: Data, finite: Bool = true) throws -> Safetensors {
    try Safetensors(decoding: data, file: "t.safetensors", finite: finite)
  }

  /// A file with this header and so many bytes after it.
  private func file(_ header: String, _ count: Int, length: UInt64? = nil) -> Data {
    var data = withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) { Data($0) }
    data.append(contentsOf: header.utf8)
    data.append(contentsOf: [UInt8](repeating: 0, count: count))
    return data
  }

  @Test func whatIsWrittenIsReadAndTheBytesFollowFromTheContent() throws {
    let bytes = content.encoded()
    let copy = try decode(bytes)
    #expect(copy == content && copy.encoded() == bytes)
    #expect(copy.tensors["b"]?.floats?[1].sign == .minus)
    let length = bytes.prefix(8).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    #expect((8 + length) % 8 == 0)
    #expect(try decode(Safetensors([:]).encoded()).tensors.isEmpty)
  }

  @Test func filesOfOthersAreRead() throws {
    let header =
      #"{"w":{"data_offsets":[0,8], "dtype":"F32","shape":[2]},"__metadata__":{"\u00e9\ud83c\udfc0":"x\/y"}}   "#
    let read = try decode(file(header, 8))
    #expect(read.tensors["w"]?.floats == [0, 0] && read.metadata == ["é🏀": "x/y"])
  }

  @Test func everyTruncationIsRefused() {
    let bytes = content.encoded()
    for count in 0..<bytes.count { #expect(throws: LearnerError.self) { try decode(bytes.prefix(count)) } }
    #expect(throws: LearnerError.self) { try decode(bytes + [0]) }
  }

  @Test func hostileHeadersAreRefused() {
    func tensor(_ offsets: String, _ shape: String = "[1]", _ type: String = "F32") -> String {
      #"{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
    }
    let (one, two) = (tensor("[0,4]"), tensor("[4,8]"))
    let refused: [(String, Data)] = [
      ("huge length", file("{}", 0, length: .max)), ("length beyond the file", file("{}", 0, length: 3)),
      ("length beyond the limit", file("{}", 0, length: 100_000_001)),
      ("no object", file("[]", 0)), ("nothing", file("", 0)), ("leading space", file(" {}", 0)),
      ("text after", file("{}{}", 0)), ("comma at the end", file(#"{"a":\#(one),}"#, 4)),
      ("a name twice", file(#"{"a":\#(one),"a":\#(two)}"#, 8)),
      ("a name twice, once escaped", file(#"{"a":\#(one),"\u0061":\#(two)}"#, 8)),
      ("a key twice", file(#"{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 4)),
      ("metadata twice", file(#"{"__metadata__":{},"__metadata__":{}}"#, 0)),
      ("metadata that is no text", file(#"{"__metadata__":{"a":1}}"#, 0)),
      ("a key missing", file(#"{"a":{"dtype":"F32","shape":[1]}}"#, 4)),
      ("a key too many", file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":[0]}}"#, 4)),
      ("overlap", file(#"{"a":\#(one),"b":\#(tensor("[2,6]"))}"#, 8)),
      ("the same bytes", file(#"{"a":\#(one),"b":\#(one)}"#, 4)),
      ("a gap", file(#"{"a":\#(one),"b":\#(tensor("[5,9]"))}"#, 9)), ("a gap before", file(#"{"a":\#(two)}"#, 8)),
      ("bytes after", file(#"{"a":\#(one)}"#, 5)), ("end outside", file(#"{"a":\#(one)}"#, 3)),
      ("end before begin", file(#"{"a":\#(tensor("[4,0]"))}"#, 4)),
      ("three offsets", file(#"{"a":\#(tensor("[0,4,8]"))}"#, 4)),
      ("negative offset", file(#"{"a":\#(tensor("[-4,0]"))}"#, 4)),
      ("too many sizes", file(#"{"a":\#(tensor("[0,4]", "[2]"))}"#, 4)),
      ("product that overflows", file(#"{"a":\#(tensor("[0,4]", "[4611686018427387904,4]"))}"#, 4)),
      ("number that overflows", file(#"{"a":\#(tensor("[0,99999999999999999999]"))}"#, 4)),
      ("leading zero", file(#"{"a":\#(tensor("[0,04]"))}"#, 4)), ("fraction", file(#"{"a":\#(tensor("[0,4.0]"))}"#, 4)),
      ("a type not used", file(#"{"a":\#(tensor("[0,4]", "[1]", "F64"))}"#, 4)),
      ("whole numbers of four bytes", file(#"{"a":\#(tensor("[0,4]", "[1]", "I64"))}"#, 4)),
      ("half a pair", file(#"{"__metadata__":{"\ud83c":""}}"#, 0)),
      ("a sign in an escape", file(#"{"__metadata__":{"\u+123":""}}"#, 0)),
      ("a control character", file("{\"__metadata__\":{\"a\nb\":\"\"}}", 0)),
    ]
    for (what, data) in refused {
      #expect(throws: LearnerError.self, "\(what)") { try decode(data) }
    }
    var invalid = file(#"{"__metadata__":{"a":""}}"#, 0)
    invalid[invalid.firstIndex(of: UInt8(ascii: "a"))!] = 0xFF
    #expect(throws: LearnerError.self) { try decode(invalid) }
  }

  @Test func numbersThatAreNoneAreRefusedUnlessAskedFor() throws {
    let bytes = Safetensors(["w": StoredTensor(shape: [2], floats: [1, .infinity])]).encoded()
    #expect(throws: LearnerError.self) { try decode(bytes) }
    #expect(try decode(bytes, finite: false).tensors["w"]?.floats == [1, .infinity])
  }

  /// Whatever is changed in a file, it is read or refused; reading twice what was read gives the same.
  @Test func damagedFilesDoNoHarm() throws {
    let whole = content.encoded()
    var random = NetworkRandom(seed: 12)
    for _ in 0..<3_000 {
      var bytes = whole
      for _ in 0...random.integer(below: 3) {
        bytes[random.integer(below: bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      }
      if let read = try? decode(bytes) { #expect(try decode(read.encoded()) == read) }
    }
  }

  @Test func aCheckpointHoldsEverything() throws {
    var random = NetworkRandom(seed: 77)
    _ = random.next()
    let tensor = StoredTensor(shape: [1], floats: [2])
    let checkpoint = Checkpoint(
      parameters: ["a.weight": tensor], optimiser: ["a.weight.steps": StoredTensor(shape: [], ints: [3])],
      random: random, extras: ["best.a": tensor], notes: ["epoch": "4"])
    #expect(try Checkpoint(decoding: checkpoint.encoded(), file: "c") == checkpoint)
    #expect(throws: LearnerError.self) {
      try Checkpoint(decoding: Safetensors(["parameter.a": tensor]).encoded(), file: "c")
    }
    #expect(throws: LearnerError.self) {
      try Checkpoint(decoding: Safetensors(["other": tensor]).encoded(), file: "c")
    }
  }
}
