/// Short names for the shapes that schemas are made of (JSON Schema 2020-12).
enum Shape {
  static let text: JSON = ["type": "string"]
  static let number: JSON = ["type": "number"]
  static let count: JSON = ["type": "integer", "minimum": 0]
  static let flag: JSON = ["type": "boolean"]
  static let day: JSON = ["type": "string", "format": "date"]
  static let instant: JSON = ["type": "string", "format": "date-time"]
  static let season: JSON = ["type": "integer", "minimum": 1947, "maximum": 2100]
  static let stat: JSON = ["type": "string", "enum": ["points", "rebounds", "assists", "threes"]]
  static let variant: JSON = ["type": "string", "enum": ["blind", "lineup"]]
  static let probability: JSON = ["type": "number", "minimum": 0, "maximum": 1]

  static func choice(_ words: String...) -> JSON { ["type": "string", "enum": .list(words.map(JSON.text))] }

  /// The shape, or null.
  static func maybe(_ shape: JSON) -> JSON { ["anyOf": [shape, ["type": "null"]]] }

  static func list(_ shape: JSON) -> JSON { ["type": "array", "items": shape] }

  /// Any keys, each with a value of the shape.
  static func map(_ shape: JSON) -> JSON { ["type": "object", "additionalProperties": shape] }

  static func reference(_ name: String) -> JSON { ["$ref": .text("#/components/schemas/\(name)")] }

  /// An object with these keys, all of them always there, and maybe with more.
  static func object(_ keys: [String: JSON], optional: [String: JSON] = [:], about: String? = nil) -> JSON {
    var object: JSON = [
      "type": "object", "properties": .object(keys.merging(optional) { first, _ in first }),
      "required": .list(keys.keys.sorted().map(JSON.text)),
    ]
    if let about { object["description"] = .text(about) }
    return object
  }
}
