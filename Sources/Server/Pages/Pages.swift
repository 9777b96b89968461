import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The dashboard: one page under several paths, and its files.
///
/// Files are read once, when the server starts, and found by their whole name: a request cannot name a file that was not
/// there. In a folder of one's own (`FULLCOURT_DASHBOARD`) they are read anew for each request, for whoever works on them.
struct Pages: Sendable {
  /// Nothing from elsewhere, no script and no style written into a page.
  static let policy =
    "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    + "object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

  private static let index = "index.html"
  private static let views = ["", "tonight", "evidence", "budget", "analyzer", "windows", "players"]

  private let files: [String: PageFile]
  private let liveFolder: URL?
  /// Why there is no dashboard; nil where there is one.
  let absence: String?

  init(_ place: DashboardPlace) {
    switch place {
    case .resources(let folder):
      files = PageFile.all(in: folder)
      liveFolder = nil
      absence = files[Self.index] == nil ? "\(folder.path) has no \(Self.index)" : nil
    case .live(let folder):
      files = [:]
      liveFolder = folder
      absence = nil
    case .missing(let looked):
      files = [:]
      liveFolder = nil
      absence =
        "the dashboard's files are not beside the program; looked at \(looked.map(\.path).joined(separator: ", "))"
    }
  }

  /// What the pages answer; nil for a path that is none of theirs.
  /// - Throws: `Problem`
  func answer(
    _ method: HTTPRequest.Method, _ path: [String], _ headers: HTTPFields
  ) throws(Problem) -> (name: String, answer: Answer)? {
    guard let name = Self.file(path) else { return nil }
    guard method == .get || method == .head else {
      throw Problem(
        405, "request.method", "pages are read", expected: "GET, HEAD", headers: [.allow: "GET, HEAD"])
    }
    return (name == Self.index ? "page" : "assets", try file(name).answer(headers))
  }

  /// The file that a path stands for.
  private static func file(_ path: [String]) -> String? {
    if path.first == "assets" { return path.dropFirst().joined(separator: "/") }
    if path == ["favicon.ico"] { return "favicon.ico" }
    let isView = path.count <= 1 && views.contains(path.first ?? "") || (path.count == 2 && path[0] == "players")
    return isView ? index : nil
  }

  private func file(_ name: String) throws(Problem) -> PageFile {
    if let liveFolder, let file = PageFile.all(in: liveFolder)[name] { return file }
    if let file = files[name] { return file }
    throw Problem(
      name == Self.index ? 503 : 404, name == Self.index ? "assets.dashboard" : "request.path",
      name == Self.index ? absence ?? "the dashboard's page is missing" : "there is no such file",
      mend: name == Self.index
        ? "keep the folder fullcourt_Server.resources beside the program, or name one with FULLCOURT_DASHBOARD" : nil)
  }
}
