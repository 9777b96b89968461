import Testing

@testable import Server

struct RequestTargetTests {
  @Test func pathAndQueryAreTakenApart() throws {
    let target = try RequestTarget("/v1/players?q=Nikola%20Joki%C4%87&limit=5&limit=6&flag")
    #expect(target.path == ["v1", "players"])
    #expect(target.query.map(\.name) == ["q", "limit", "limit", "flag"])
    #expect(target.query.map(\.value) == ["Nikola Jokić", "5", "6", ""])
    #expect(try RequestTarget("/").path == [])
    #expect(try RequestTarget("http://host:80/a?b=c").path == ["a"])
    #expect(try RequestTarget("http://host").path == [])
  }

  @Test(arguments: [
    "/../etc/passwd", "/assets/../../etc/passwd", "/assets/%2e%2e/x", "/assets/%252e%252e/x", "/assets/..%2fx",
    "/assets\\..\\x", "/assets/a%00.js", "/assets/a\u{0}", "//etc/passwd", "/assets//etc", "/./x", "/ü", "x",
    "/assets/%c0%ae%c0%ae/", "/a b",
  ])
  func whatLeavesAFolderIsRefused(path: String) {
    let problem = #expect(throws: Problem.self) { try RequestTarget(path) }
    #expect(problem?.status == 400 && problem?.code == "request.path")
    #expect(problem?.expected == "letters, digits and ._-/ without '..' or '//'")
  }

  @Test(arguments: ["/?a=%", "/?a=%4", "/?a=%zz", "/?%ff=1", "/?a=%00", "/?a=%0a"])
  func aQueryThatCannotBeToldIsRefused(target: String) {
    let problem = #expect(throws: Problem.self) { try RequestTarget(target) }
    #expect(problem?.status == 400 && problem?.code == "request.query")
  }

  @Test func lengthIsLimited() {
    let long = "/?a=" + String(repeating: "x", count: 9_000)
    #expect(#expect(throws: Problem.self) { try RequestTarget(long) }?.status == 414)
    let many = "/?" + Array(repeating: "a=1", count: 65).joined(separator: "&")
    #expect(#expect(throws: Problem.self) { try RequestTarget(many) }?.detail == "the query has 65 parameters")
  }
}
