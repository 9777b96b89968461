/// `fullcourt --workspace DIR COMMAND` means the same as `fullcourt COMMAND --workspace DIR`.
///
/// Every command declares the common options. What stands before the command is moved behind it, so that there is one place
/// that parses them.
enum CommandLineArguments {
  private static let flags: Set<String> = ["--json"]
  private static let options: Set<String> = ["--workspace"]

  static func normalised(_ arguments: [String]) -> [String] {
    var leading: [String] = []
    var rest = arguments[...]
    while let argument = rest.first {
      if flags.contains(argument) || options.contains(where: { argument.hasPrefix($0 + "=") }) {
        leading.append(argument)
        rest = rest.dropFirst()
      } else if options.contains(argument), rest.count > 1 {
        leading += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else {
        break
      }
    }
    guard !leading.isEmpty else { return arguments }
    // Common options alone ask for nothing: the root command shows its help.
    guard !rest.isEmpty else { return [] }
    // `--` ends the options: whatever follows it is a value.
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return rest[..<end] + leading + rest[end...]
  }

  /// The workspace that is named, the last time where it is named twice; nil where none is.
  static func workspace(in arguments: [String]) -> String? {
    let name = "--workspace"
    let options = arguments.prefix { $0 != "--" }
    var found: String?
    for (index, argument) in options.enumerated() {
      if argument.hasPrefix(name + "=") { found = String(argument.dropFirst(name.count + 1)) }
      if argument == name, index + 1 < options.count { found = options[index + 1] }
    }
    return found
  }
}
