import HTTPTypes

/// One thing that can be asked: how it is recognised, what it takes, what it answers. The server and its description are
/// made from the same list of these.
struct Route: Sendable {
  enum Segment: Sendable, Hashable {
    case word(String)
    case parameter(String)
  }

  struct Body: Sendable {
    let about: String
    /// By media type, the schema.
    let content: [String: JSON]
    let mostBytes: Int
  }

  let method: HTTPRequest.Method
  /// `/v1/players/{id}`.
  let path: String
  /// In the description; unique.
  let operation: String
  let tag: String
  let summary: String
  var parameters: [Parameter] = []
  var body: Body?
  /// The answer's media type and the name of its schema among the components.
  var answers = Answer.json
  let schema: String
  /// Problems beside those that every route may have.
  var problems: [Int] = []
  /// Asked without a token wherever the server listens.
  var isOpen = false
  /// Answers 503 too, with the same schema.
  var mayBeUnready = false
  let handle: @Sendable (Call) async throws -> Answer

  var segments: [Segment] {
    path.split(separator: "/").map { part in
      part.hasPrefix("{") ? .parameter(String(part.dropFirst().dropLast())) : .word(String(part))
    }
  }
}
