import NIOCore

/// The bytes of an answer that may have tens of megabytes, in pieces: one buffer that grows with it would for a moment be
/// there three times.
struct LongAnswer: Sendable {
  private static let pieceSize = 1 << 20

  private(set) var pieces: [ByteBuffer] = []
  private(set) var count = 0

  mutating func append(_ bytes: some Collection<UInt8>) {
    if pieces.last.map({ $0.readableBytes + bytes.count > Self.pieceSize }) ?? true {
      var piece = ByteBuffer()
      piece.reserveCapacity(max(Self.pieceSize, bytes.count))
      pieces.append(piece)
    }
    pieces[pieces.count - 1].writeBytes(bytes)
    count += bytes.count
  }
}
