/// Words of a command that somebody is to type or copy.
public enum ShellWord {
  /// A word as a shell reads it back: in quotes where a part of it would be read as anything but itself.
  ///
  /// - Complexity: O(length)
  public static func quoted(_ word: String) -> String {
    guard word.isEmpty || !word.unicodeScalars.allSatisfy(isPlain) else { return word }
    // Nothing is special between single quotes but their end: it is written outside of them.
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return scalar.properties.isAlphabetic }
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", ":", "=", "@", "%", "+", ",": return true
    default: return false
    }
  }
}
