import HTTPTypes

/// Every route, found by method and path.
struct RouteTable: Sendable {
  let routes: [Route]
  private let byLength: [Int: [(route: Route, segments: [Route.Segment])]]

  init(_ routes: [Route]) {
    self.routes = routes
    byLength = Dictionary(grouping: routes.map { ($0, $0.segments) }, by: \.1.count)
  }

  enum Match: Sendable {
    case route(Route, captured: [String: String])
    /// The path is one of ours, the method is not.
    case wrongMethod(allowed: [HTTPRequest.Method])
    case none
  }

  func find(_ method: HTTPRequest.Method, _ path: [String]) -> Match {
    var allowed: [HTTPRequest.Method] = []
    for (route, segments) in byLength[path.count] ?? [] {
      guard let captured = Self.match(segments, path) else { continue }
      // HEAD is GET without the body.
      if route.method == method || (method == .head && route.method == .get) {
        return .route(route, captured: captured)
      }
      allowed += route.method == .get ? [.get, .head] : [route.method]
    }
    return allowed.isEmpty ? .none : .wrongMethod(allowed: allowed)
  }

  private static func match(_ segments: [Route.Segment], _ parts: [String]) -> [String: String]? {
    var found: [String: String] = [:]
    for (segment, part) in zip(segments, parts) {
      switch segment {
      case .word(let word): guard word == part else { return nil }
      case .parameter(let name): found[name] = part
      }
    }
    return found
  }
}
