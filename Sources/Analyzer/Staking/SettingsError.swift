import NativeLibraries

/// A setting of the analysis that cannot be meant.
public struct SettingsError: FullcourtError, Hashable {
  public let setting: String
  public let found: String
  public let expected: String

  public var exitCode: ExitCode { .configurationInvalid }

  public var message: String { "setting '\(setting)': found \(found), expected \(expected)" }

  static func requireFraction(_ setting: String, _ value: Double) throws(SettingsError) {
    guard value >= 0, value <= 1 else {
      throw SettingsError(setting: setting, found: "\(value)", expected: "a fraction from 0 to 1, 0.05 for 5 percent")
    }
  }
}
