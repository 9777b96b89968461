import BoxScores
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Registry

/// A file of the dashboard, with what names its content.
struct PageFile: Sendable {
  static let mostBytes = 16 << 20

  let bytes: ByteBuffer
  let type: String
  /// In quotes, as `ETag` has it.
  let tag: String

  /// Nil for what is no ordinary file, is too large, or has an ending that is not served.
  init?(_ file: URL) {
    guard let type = Self.types[file.pathExtension.lowercased()], let data = try? RegularFile.data(file),
      data.count <= Self.mostBytes
    else { return nil }
    bytes = ByteBuffer(data: data)
    self.type = type
    tag = "\"\(FileHash.sha256(of: data).prefix(32))\""
  }

  /// The files under a folder, by their path in it. Links are not followed.
  static func all(in folder: URL) -> [String: PageFile] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        PageFile(folder.appendingPathComponent(path)).map { (path, $0) }
      })
  }

  func answer(_ headers: HTTPFields) -> Answer {
    let isKnown = (headers[.ifNoneMatch] ?? "").split(separator: ",").contains { candidate in
      let wanted = candidate.trimmingCharacters(in: .whitespaces)
      return wanted == tag || wanted == "W/" + tag || wanted == "*"
    }
    var answer = isKnown ? Answer.empty(.notModified) : Answer(bytes, type: type)
    answer.headers[.eTag] = tag
    // Asked for again each time, and answered in one line where nothing changed.
    answer.headers[.cacheControl] = "no-cache"
    return answer
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8", "json": "application/json; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "ico": "image/x-icon", "woff2": "font/woff2", "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
  ]
}
