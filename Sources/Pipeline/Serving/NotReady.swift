/// Why a server has no forecasts to give: what `readyz` says.
public struct NotReady: Sendable, Hashable, Error {
  /// Dotted, stable.
  public let code: String
  /// What is wrong, in words.
  public let reason: String
  /// What to do about it.
  public let mend: String

  public init(code: String, reason: String, mend: String) {
    self.code = code
    self.reason = reason
    self.mend = mend
  }
}
