/// A value of a JSON text and where it stands in it.
struct JSONNode {
  enum Content {
    case null
    case bool(Bool)
    /// As it is written.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([String: JSONNode])
  }

  let content: Content
  let line: Int
  let column: Int

  subscript(_ key: String) -> JSONNode? {
    guard case .object(let members) = content, let node = members[key] else { return nil }
    if case .null = node.content { return nil }
    return node
  }

  var string: String? { if case .string(let text) = content { text } else { nil } }
  var array: [JSONNode]? { if case .array(let nodes) = content { nodes } else { nil } }
  var isObject: Bool { if case .object = content { true } else { false } }

  /// A number as it is written; nil for what is none.
  var number: String? { if case .number(let text) = content { text } else { nil } }

  /// What to call it in a message.
  var described: String {
    switch content {
    case .null: "null"
    case .bool(let value): String(value)
    case .number(let text): text
    case .string(let text): "'\(text)'"
    case .array(let nodes): "an array of \(nodes.count)"
    case .object(let members): "an object of \(members.count)"
    }
  }
}
