/// The description of the interface, at `/openapi.json`.
enum OpenAPIRoute {
  static func route(_ document: @escaping @Sendable () -> JSON) -> Route {
    Route(
      method: .get, path: "/openapi.json", operation: "description", tag: "operation",
      summary: "This description, OpenAPI 3.1.", schema: "Anything", isOpen: true
    ) { _ in try .json(document()) }
  }
}
