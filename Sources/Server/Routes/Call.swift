import Analyzer
import BoxScores
import HTTPTypes
import Hummingbird
import NIOCore

/// A request that fits a route, its parameters read.
struct Call: Sendable {
  let headers: HTTPFields
  /// The whole body; empty for a route that takes none.
  var body = ByteBuffer()
  private let values: [String: Parameter.Value]

  /// - Parameters:
  ///   - captured: Values of the path's parameters.
  /// - Throws: 404 for a path parameter that cannot be one, 422 for any other.
  init(
    _ route: Route, captured: [String: String], query: [(name: String, value: String)], headers: HTTPFields
  ) throws(Problem) {
    self.headers = headers
    var values: [String: Parameter.Value] = [:]
    let known = Set(route.parameters.filter { $0.place == .query }.map(\.name))
    if let strange = query.first(where: { !known.contains($0.name) }) {
      let shown = strange.name.count > 40 ? String(strange.name.prefix(40)) + "..." : strange.name
      throw Problem(
        422, "request.parameter", "there is no parameter '\(shown)' here",
        expected: known.isEmpty ? "no parameters" : known.sorted().joined(separator: ", "))
    }
    for parameter in route.parameters {
      let texts =
        parameter.place == .path
        ? captured[parameter.name].map { [$0] } ?? [] : query.filter { $0.name == parameter.name }.map(\.value)
      guard !texts.isEmpty else {
        guard !parameter.isRequired else {
          throw Problem(
            422, "request.parameter", "parameter '\(parameter.name)' is missing", expected: parameter.about)
        }
        continue
      }
      values[parameter.name] = try parameter.read(texts)
    }
    self.values = values
  }

  func integer(_ name: String) -> Int64? { if case .integer(let value)? = values[name] { value } else { nil } }
  func day(_ name: String) -> GameDay? { if case .day(let value)? = values[name] { value } else { nil } }
  func text(_ name: String) -> String? { if case .text(let value)? = values[name] { value } else { nil } }
  func decimal(_ name: String) -> Double? { if case .decimal(let value)? = values[name] { value } else { nil } }
  func counts(_ name: String) -> [PropMarket: [Int]] {
    if case .counts(let value)? = values[name] { value } else { [:] }
  }
}
