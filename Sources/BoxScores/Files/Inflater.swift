/// Unpacks a deflate stream piece by piece.
///
/// A gzip stream is checked against its own CRC-32 and length by zlib; several members in one file, which `cat a.gz b.gz`
/// makes, are read one after the other.
final class Inflater {
  enum Format: Int32 {
    case gzip = 31
    /// Without header and check, as inside a zip.
    case raw = -15
  }

  enum Failure: Error {
    /// The packed data ends before the stream does.
    case truncated
    /// A check failed, or the data are no deflate stream; zlib's words.
    case damaged(String)
    /// Something else follows the stream.
    case trailingData
  }

  private let zlib: Zlib
  private let format: Format
  // z_stream of zlib.h, by hand: 112 bytes on 64-bit platforms.
  private let stream = UnsafeMutableRawPointer.allocate(byteCount: 112, alignment: 16)
  private let output: UnsafeMutablePointer<UInt8>
  private static let outputSize = 1 << 20
  private var state = State.running

  private enum State { case running, ended, padding }

  init(_ format: Format) throws {
    zlib = try Zlib.load()
    self.format = format
    output = .allocate(capacity: Self.outputSize)
    stream.initializeMemory(as: UInt8.self, repeating: 0, count: 112)
    guard zlib.inflateInit(stream, format.rawValue, zlib.version()!, 112) == 0 else {
      throw Failure.damaged("zlib could not start")
    }
  }

  deinit {
    _ = zlib.inflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }

  /// Unpacks one piece and hands on what comes out of it, piece by piece; the pieces live for the call only.
  func feed(_ packed: UnsafeRawBufferPointer, _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
    stream.storeBytes(
      of: UnsafeMutableRawPointer(mutating: packed.baseAddress), toByteOffset: 0, as: UnsafeMutableRawPointer?.self)
    stream.storeBytes(of: UInt32(packed.count), toByteOffset: 8, as: UInt32.self)
    while true {
      let left = Int(stream.load(fromByteOffset: 8, as: UInt32.self))
      if state != .running {
        guard left > 0 else { return }
        // Zeros after the last member are padding (tapes, block devices); a gzip header begins the next one.
        let next = packed[packed.count - left]
        guard format == .gzip, next == 0 || (next == 0x1f && state == .ended) else { throw Failure.trailingData }
        if next == 0 {
          guard packed[(packed.count - left)...].allSatisfy({ $0 == 0 }) else { throw Failure.trailingData }
          state = .padding
          return
        }
        _ = zlib.inflateReset(stream)
        state = .running
      }
      stream.storeBytes(of: output, toByteOffset: 24, as: UnsafeMutablePointer<UInt8>.self)
      stream.storeBytes(of: UInt32(Self.outputSize), toByteOffset: 32, as: UInt32.self)
      let code = zlib.inflate(stream, 0)
      let produced = Self.outputSize - Int(stream.load(fromByteOffset: 32, as: UInt32.self))
      if produced > 0 { try receive(UnsafeRawBufferPointer(start: output, count: produced)) }
      switch code {
      case 1: state = .ended
      case 0: if produced < Self.outputSize && stream.load(fromByteOffset: 8, as: UInt32.self) == 0 { return }
      case -5: return  // Z_BUF_ERROR: nothing more to do before the next piece.
      default:
        let words = stream.load(fromByteOffset: 48, as: UnsafePointer<CChar>?.self).map { String(cString: $0) }
        throw Failure.damaged(words ?? "zlib error \(code)")
      }
    }
  }

  /// To be called after the last piece.
  func finish() throws {
    if state == .running { throw Failure.truncated }
  }
}
