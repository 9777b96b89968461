import Foundation
import Testing

@testable import BoxScores

@Suite struct StandardInputTests {
  /// Of an open file.
  private func read(_ bytes: Data) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("input-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try bytes.write(to: file)
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    return try StandardInput.data(handle.fileDescriptor)
  }

  @Test func itIsReadToItsEnd() throws {
    #expect(try read(Data()).isEmpty)
    let text = Data(String(repeating: "player,team\n", count: 20_000).utf8)
    #expect(try read(text) == text)
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: text.prefix(1000))
    try pipe.fileHandleForWriting.close()
    #expect(try StandardInput.data(pipe.fileHandleForReading.fileDescriptor) == text.prefix(1000))
  }

  @Test func whatIsTooMuchIsRefused() throws {
    let error = #expect(throws: DurableFile.Failure.self) { try read(Data(count: StandardInput.largest + 1)) }
    #expect(error?.reason == "more than 16777216 bytes were piped in, at most so many are read")
  }
}
