import ArgumentParser
import Foundation
import Pipeline

/// Commands that a message advises, written so that they work when they are copied.
enum Advice {
  /// The program as it is called for a workspace that was named on the command line.
  static func tool(workspace: String?) -> String {
    workspace.map { "fullcourt --workspace \(ShellWord.quoted($0))" } ?? "fullcourt"
  }

  /// Lets every command in a text name the workspace: the modules below know commands, and not how they were called.
  ///
  /// - Parameter tool: As `tool(workspace:)` spells it; where it stands already the text stays as it is.
  static func naming(_ tool: String, in text: String) -> String {
    guard tool != program else { return text }
    return text.components(separatedBy: tool).map { naming(tool, inPart: $0) }.joined(separator: tool)
  }

  private static let program = "fullcourt"

  private static func naming(_ tool: String, inPart text: String) -> String {
    let commands = Set(Fullcourt.configuration.subcommands.compactMap { $0.configuration.commandName })
    let parts = text.components(separatedBy: program + " ")
    var named = parts[0]
    for part in parts.dropFirst() {
      let word = part.prefix { $0.isLowercase }
      // A folder may have the program's name: a command stands alone or behind a quote.
      let isCommand = commands.contains(String(word)) && named.last.map { " '\n(\"".contains($0) } != false
      named += (isCommand ? tool : program) + " " + part
    }
    return named
  }
}
