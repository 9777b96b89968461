import Forecasting
import Foundation
import HTTPTypes
import NativeLibraries
import Pipeline

/// Why a request is not answered, as `application/problem+json` (RFC 9457) with a code that stays the same.
public struct Problem: Error, Sendable, Encodable {
  /// The HTTP status, 400 to 599.
  public let status: Int
  /// Dotted, stable: what a program switches on.
  public let code: String
  /// What was wrong.
  public let detail: String
  /// What would have been right; nil where there is nothing to say.
  public let expected: String?
  /// What to do about it.
  public let mend: String?
  var headers: HTTPFields = [:]

  public init(
    _ status: Int, _ code: String, _ detail: String, expected: String? = nil, mend: String? = nil,
    headers: HTTPFields = [:]
  ) {
    self.status = status
    self.code = code
    self.detail = detail
    self.expected = expected
    self.mend = mend
    self.headers = headers
  }

  private enum Key: String, CodingKey {
    case type, title, status, code, detail, expected
    case mend = "do"
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("about:blank", forKey: .type)
    try container.encode(Self.titles[status] ?? "Problem", forKey: .title)
    try container.encode(status, forKey: .status)
    try container.encode(code, forKey: .code)
    try container.encode(detail, forKey: .detail)
    try container.encode(expected, forKey: .expected)
    try container.encode(mend, forKey: .mend)
  }
}

extension Problem {
  /// The names of the statuses that problems have (RFC 9110, RFC 6585).
  private static let titles = [
    400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout",
    413: "Content Too Large", 414: "URI Too Long", 415: "Unsupported Media Type", 422: "Unprocessable Content",
    429: "Too Many Requests", 431: "Request Header Fields Too Large", 500: "Internal Server Error",
    503: "Service Unavailable",
  ]

  /// The problem that an error of the library is.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let problem as NotReady: self = .notReady(problem)
    case ForecastingError.noMeta:
      self.init(404, "forecast.noModel", (error as? any FullcourtError)?.message ?? "no model is old enough")
    case let error as any FullcourtError:
      self.init(Self.status(of: error.exitCode), "fullcourt.\(error.exitCode)", error.message)
    default:
      // What it is stands in the log; it may name files that are nobody's business.
      self.init(500, "server.internal", "an error inside the server", mend: "look at the server's log")
    }
  }

  static func notReady(_ problem: NotReady) -> Problem {
    Problem(503, problem.code, problem.reason, mend: problem.mend, headers: [.retryAfter: "5"])
  }

  private static func status(of code: ExitCode) -> Int {
    switch code {
    case .usage, .dataInvalid, .configurationInvalid: 422
    case .inputMissing: 404
    case .unavailable, .preflightRefused, .corrupt, .busy, .budgetRefused, .interrupted: 503
    case .internal, .cannotWrite, .done: 500
    }
  }

  static func parameter(_ name: String, _ found: String, expected: String) -> Problem {
    let shown = found.count > 60 ? String(found.prefix(60)) + "..." : found
    return Problem(422, "request.parameter", "parameter '\(name)' is '\(shown)'", expected: expected)
  }
}
