import HTTPTypes
import Pipeline

/// The description of the interface (OpenAPI 3.1), made from the routes themselves: what is not a route cannot be in it, and
/// every route is.
struct OpenAPI: Sendable {
  private let routes: [Route]

  init(_ routes: [Route]) { self.routes = routes }

  /// Problems that any request may meet, whatever it asks.
  private static let common = [400, 429, 500]

  private static let meanings: [Int: String] = [
    400: "The request cannot be read.", 401: "The token is missing or wrong.", 404: "There is no such thing.",
    405: "The method is not answered here.", 408: "The request did not arrive in time.",
    413: "The body is too large.", 415: "The body is of another type than those that are read.",
    422: "A parameter or the body is not what was expected.", 429: "This client asks too much.",
    500: "An error inside the server.", 503: "It cannot be answered now; the problem says why and what to do.",
  ]

  var document: JSON {
    var paths: [String: JSON] = [:]
    for route in routes {
      var item = paths[route.path] ?? [:]
      item[route.method.rawValue.lowercased()] = operation(route)
      paths[route.path] = item
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Fullcourt", "version": .text(Release.version),
        "summary": "Forecasts of what each NBA player will do in his next game.",
        "description":
          "Reads a workspace or a bundle and changes nothing. Keys are camelCase and stay; more may be added. Days are YYYY-MM-DD, instants ISO 8601 in UTC, a figure that cannot be given is null.",
        "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
      ], "servers": [["url": "/"]],
      "tags": .list(
        ["forecasts", "players", "lines", "workspace", "evidence", "operation"].filter { tag in
          routes.contains { $0.tag == tag }
        }.map { ["name": .text($0)] }),
      "security": [[:], ["token": []]], "paths": .object(paths),
      "components": [
        "schemas": .object(ForecastSchemas.all.merging(WorkspaceSchemas.all) { first, _ in first }),
        "securitySchemes": [
          "token": [
            "type": "http", "scheme": "bearer",
            "description": "Asked for where the server was started with a token (FULLCOURT_TOKEN).",
          ]
        ],
      ],
    ]
  }

  private func operation(_ route: Route) -> JSON {
    var responses: [String: JSON] = [
      "200": answer("The answer.", route.answers, route.schema)
    ]
    let takesMore = !route.parameters.isEmpty || route.body != nil
    // A route without parameters refuses every parameter.
    var problems = Set(Self.common + [422] + route.problems)
    if !route.isOpen { problems.insert(401) }
    if route.body != nil { problems.formUnion([408, 413, 415]) }
    if takesMore { problems.insert(422) }
    for status in problems {
      responses[String(status)] = answer(Self.meanings[status] ?? "A problem.", "application/problem+json", "Problem")
    }
    if route.mayBeUnready {
      responses["503"] = answer("The same, with the reason.", route.answers, route.schema)
    }
    var operation: JSON = [
      "operationId": .text(route.operation), "tags": [.text(route.tag)], "summary": .text(route.summary),
      "responses": .object(responses),
    ]
    if !route.parameters.isEmpty { operation["parameters"] = .list(route.parameters.map(\.description)) }
    if let body = route.body {
      operation["requestBody"] = [
        "required": true, "description": .text(body.about),
        "content": .object(body.content.mapValues { ["schema": $0] }),
      ]
    }
    if route.isOpen { operation["security"] = [[:]] }
    return operation
  }

  private func answer(_ about: String, _ type: String, _ schema: String) -> JSON {
    let media = String(type.prefix { $0 != ";" })
    return [
      "description": .text(about), "content": .object([media: ["schema": Shape.reference(schema)]]),
    ]
  }
}
