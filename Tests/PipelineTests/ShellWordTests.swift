import Foundation
import Testing

@testable import Pipeline

@Suite struct ShellWordTests {
  @Test(arguments: [
    ("workspace", "workspace"), ("/tmp/a-b_c.d", "/tmp/a-b_c.d"), ("Türkoğlu", "Türkoğlu"), ("", "''"),
    ("a b", "'a b'"), ("~/x", "'~/x'"), ("$HOME", "'$HOME'"), ("it's", "'it'\\''s'"), ("a;b", "'a;b'"), ("*", "'*'"),
    ("a\"b", "'a\"b'"), ("a\\b", "'a\\b'"), ("a\nb", "'a\nb'"),
  ])
  func wordsAreQuotedWhereAShellWouldReadThemOtherwise(word: String, quoted: String) throws {
    #expect(ShellWord.quoted(word) == quoted)
    // The shell itself agrees.
    let shell = Process()
    let output = Pipe()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "printf %s \(quoted)"]
    shell.standardOutput = output
    try shell.run()
    let read = try output.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    #expect(String(decoding: read, as: UTF8.self) == word)
  }
}
