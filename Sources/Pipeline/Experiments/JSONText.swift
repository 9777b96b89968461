import Foundation

/// JSON that was written before, put into other JSON as what it is and not as a text.
public struct JSONText: Sendable, Encodable {
  private let value: Value

  /// Text that is no JSON becomes a string.
  public init(_ text: String) {
    value = (try? JSONDecoder().decode(Value.self, from: Data(text.utf8))) ?? .text(text)
  }

  public func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }

  private indirect enum Value: Sendable, Codable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([Value])
    case object([String: Value])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([Value].self) {
        self = .list(list)
      } else {
        self = .object(try container.decode([String: Value].self))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .null: try container.encodeNil()
      case .flag(let flag): try container.encode(flag)
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      case .list(let list): try container.encode(list)
      case .object(let object): try container.encode(object)
      }
    }
  }
}
