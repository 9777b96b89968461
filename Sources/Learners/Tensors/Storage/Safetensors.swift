import Foundation

/// Tensors by name in one file, in the format of Hugging Face's safetensors: eight bytes of header length, a JSON header, the
/// numbers. Nothing in it can run, and other languages read it.
///
/// Written by this type the bytes follow from the content: int64 tensors and then floats, each by name, without gaps. Read by it, everything is
/// checked before a number is touched: a file from elsewhere can be refused but cannot do harm.
public struct Safetensors: Sendable, Hashable {
  /// By name; float32 and int64.
  public var tensors: [String: StoredTensor]
  /// Free text by key, such as what the file is and which configuration made it.
  public var metadata: [String: String]

  public init(_ tensors: [String: StoredTensor], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// The greatest header that is read: what the reference implementation allows.
  static let headerLimit = 100_000_000

  // MARK: Writing

  /// The file's bytes: the same for the same content.
  public func encoded() -> Data {
    var entries: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\(Self.quoted($0.value))" }
      entries.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
    }
    var data = Data()
    // Whole numbers first: what needs eight bytes of alignment lies at multiples of eight.
    let ordered = tensors.sorted { ($0.value.ints == nil ? 1 : 0, $0.key) < ($1.value.ints == nil ? 1 : 0, $1.key) }
    for (name, tensor) in ordered {
      let begin = data.count
      switch tensor.values {
      case .floats(let values): values.withUnsafeBytes { data.append(contentsOf: $0) }
      case .ints(let values): values.withUnsafeBytes { data.append(contentsOf: $0) }
      }
      let type = tensor.ints == nil ? "F32" : "I64"
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      entries.append(
        "\(Self.quoted(name)):{\"dtype\":\"\(type)\",\"shape\":[\(shape)],\"data_offsets\":[\(begin),\(data.count)]}")
    }
    var header = Data("{\(entries.joined(separator: ","))}".utf8)
    while header.count % 8 != 0 { header.append(0x20) }
    var file = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
    file.append(header)
    file.append(data)
    return file
  }

  /// JSON with only what must be escaped escaped.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  // MARK: Reading

  /// - Parameters:
  ///   - file: its name, for messages.
  ///   - finite: refuses numbers that are infinite or none.
  /// - Throws: `LearnerError.tensors` with what was found where.
  public init(decoding data: Data, file: String, finite: Bool = true) throws(LearnerError) {
    let bytes = [UInt8](data)
    func refuse(_ found: String, _ expected: String) -> LearnerError {
      .tensors(file: file, found: found, expected: expected)
    }
    guard bytes.count >= 8 else { throw refuse("\(bytes.count) bytes", "at least 8, the length of the header") }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << (8 * UInt64($1)) }
    guard length <= UInt64(Self.headerLimit), Int(length) <= bytes.count - 8 else {
      throw refuse("a header of \(length) bytes in a file of \(bytes.count)", "one that fits into the file")
    }
    let start = 8 + Int(length)
    var scanner = SafetensorsHeader(bytes[8..<start], file: file)
    let header = try scanner.read()
    metadata = header.metadata
    tensors = [:]
    var end = 0
    for entry in header.entries.sorted(by: { ($0.begin, $0.end, $0.name) < ($1.begin, $1.end, $1.name) }) {
      guard entry.begin == end else {
        throw refuse(
          "tensor \(entry.name) from byte \(entry.begin)", "byte \(end): tensors without gap and without overlap")
      }
      guard entry.end >= entry.begin, entry.end <= bytes.count - start else {
        throw refuse(
          "tensor \(entry.name) from byte \(entry.begin) to \(entry.end) of \(bytes.count - start)", "an end inside")
      }
      let width = entry.type == "F32" ? 4 : 8
      guard let count = Self.product(entry.shape), count <= (entry.end - entry.begin) / width,
        count * width == entry.end - entry.begin
      else {
        throw refuse(
          "tensor \(entry.name) of shape \(entry.shape) in \(entry.end - entry.begin) bytes", "\(width) bytes a number")
      }
      let part = bytes[(start + entry.begin)..<(start + entry.end)]
      if entry.type == "F32" {
        let floats: [Float] = Self.numbers(part, count)
        if finite, let bad = floats.firstIndex(where: { !$0.isFinite }) {
          throw refuse("\(floats[bad]) as number \(bad) of tensor \(entry.name)", "finite numbers")
        }
        tensors[entry.name] = StoredTensor(shape: entry.shape, floats: floats)
      } else {
        tensors[entry.name] = StoredTensor(shape: entry.shape, ints: Self.numbers(part, count))
      }
      end = entry.end
    }
    guard end == bytes.count - start else {
      throw refuse("\(bytes.count - start - end) bytes after the last tensor", "none")
    }
  }

  private static func numbers<Number>(_ bytes: ArraySlice<UInt8>, _ count: Int) -> [Number] {
    [Number](unsafeUninitializedCapacity: count) { buffer, initialised in
      UnsafeMutableRawBufferPointer(buffer).copyBytes(from: bytes)
      initialised = count
    }
  }

  private static func product(_ shape: [Int]) -> Int? {
    var product = 1
    for size in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      if overflow { return nil }
      product = next
    }
    return product
  }
}
