import Foundation

/// HTML that was escaped where it had to be. Only this type's own functions make some.
struct HTML: Sendable {
  private(set) var text: String

  private init(trusted: String) { text = trusted }

  static let empty = HTML(trusted: "")

  /// Text from anywhere: a name, a message, a number.
  static func text(_ text: String) -> HTML { HTML(trusted: escaped(text)) }

  /// An element. Names of elements and attributes are the program's own; attributes' values and text are escaped.
  static func element(_ name: String, _ attributes: [(String, String)] = [], _ children: HTML...) -> HTML {
    element(name, attributes, children)
  }

  static func element(_ name: String, _ attributes: [(String, String)] = [], _ children: [HTML]) -> HTML {
    let written = attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    return HTML(trusted: "<\(name)\(written)>" + children.map(\.text).joined() + "</\(name)>")
  }

  static func joined(_ parts: [HTML]) -> HTML { HTML(trusted: parts.map(\.text).joined(separator: "\n")) }

  /// A whole page.
  static func page(title: String, style: String, _ body: HTML) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(escaped(title))</title>
    <style>\(style)</style>
    </head>
    <body>
    \(body.text)
    </body>
    </html>

    """
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
