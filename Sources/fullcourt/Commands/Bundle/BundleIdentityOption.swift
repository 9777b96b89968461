import ArgumentParser
import Foundation

/// For commands that read a bundle.
struct BundleIdentityOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Refuse any other bundle than this one; its first 12 digits or more.", valueName: "sha256"))
  var id: String?

  mutating func validate() throws {
    guard let id else { return }
    guard (12...64).contains(id.count), id.allSatisfy(\.isHexDigit) else {
      throw ValidationError("--id \(id): expected 12 to 64 hexadecimal digits, as 'bundle export' prints them.")
    }
  }
}
