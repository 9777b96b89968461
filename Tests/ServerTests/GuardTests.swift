import HTTPTypes
import Testing

@testable import Server

struct GuardTests {
  @Test func aTokenIsNeverPrintedAndOnlyTheWholeOneFits() throws {
    let token = AccessToken("0123456789abcdef")
    #expect("\(token)" == "(a token)" && String(reflecting: token) == "(a token)")
    var dumped = ""
    dump(token, to: &dumped)
    #expect(!dumped.contains("48") && !dumped.contains("0123"))
    #expect(token.matches("0123456789abcdef"))
    for other in ["", "0123456789abcde", "0123456789abcdeg", "0123456789abcdef0", "0123456789abcdef0123456789abcdef"] {
      #expect(!token.matches(other), "\(other)")
    }
    try token.check([.authorization: "Bearer 0123456789abcdef"])
    try token.check([.authorization: "bearer 0123456789abcdef"])
    let missing = #expect(throws: Problem.self) { try token.check([:]) }
    #expect(missing?.status == 401 && missing?.detail == "no token was sent")
    #expect(missing?.headers[.wwwAuthenticate] == "Bearer realm=\"fullcourt\"")
    let wrong = #expect(throws: Problem.self) { try token.check([.authorization: "Bearer wrong"]) }
    #expect(wrong?.detail == "the token is not the one of this server")
    #expect(throws: Problem.self) { try token.check([.authorization: "Basic 0123456789abcdef"]) }
  }

  @Test func aStrangerNeedsAToken() throws {
    var options = ServerOptions()
    for host in ["127.0.0.1", "127.9.9.9", "localhost", "::1"] {
      options.host = host
      try options.check(environment: [:])
    }
    for host in ["0.0.0.0", "::", "192.168.1.4", "127.0.0.1.example.org", "1270.0.0.1"] {
      options.host = host
      #expect(throws: ServerError.tokenNeeded(host: host)) { try options.check(environment: [:]) }
    }
    #expect(
      ServerError.tokenNeeded(host: "0.0.0.0").message
        == "on host '0.0.0.0' others than this machine can ask, and no token was set. Set one in the environment "
        + "(FULLCOURT_TOKEN, 16 characters or more), or listen on 127.0.0.1.")
    let short = ["FULLCOURT_TOKEN": "short"]
    options.token = ServerOptions.token(in: short)
    #expect(throws: ServerError.weakToken(characters: 5)) { try options.check(environment: short) }
    let long = ["FULLCOURT_TOKEN": "0123456789abcdef"]
    options.token = ServerOptions.token(in: long)
    try options.check(environment: long)
    #expect(ServerOptions.token(in: ["FULLCOURT_TOKEN": ""]) == nil)
  }

  @Test func aClientThatAsksTooOftenWaits() throws {
    let limits = ClientLimits(.init(rate: 2, burst: 3, concurrent: 10))
    for _ in 0..<3 { try limits.enter("a", at: 10) }
    let refused = #expect(throws: Problem.self) { try limits.enter("a", at: 10) }
    #expect(refused?.status == 429 && refused?.code == "request.rate")
    #expect(refused?.expected == "at most 2 requests a second" && refused?.headers[.retryAfter] == "1")
    // Another client is another matter, and half a second is worth a request.
    try limits.enter("b", at: 10)
    try limits.enter("a", at: 10.5)
    #expect(throws: Problem.self) { try limits.enter("a", at: 10.5) }
  }

  @Test func requestsAtTheSameTimeAreCounted() throws {
    let limits = ClientLimits(.init(rate: 0, burst: 1, concurrent: 2))
    try limits.enter("a", at: 0)
    try limits.enter("a", at: 0)
    #expect(#expect(throws: Problem.self) { try limits.enter("a", at: 0) }?.code == "request.concurrency")
    limits.leave("a")
    try limits.enter("a", at: 0)
  }

  @Test func manyClientsAreForgotten() throws {
    let limits = ClientLimits(.init(rate: 1, burst: 1, concurrent: 2))
    for number in 0..<10_000 {
      try limits.enter("\(number)", at: Double(number))
      limits.leave("\(number)")
    }
    // The newest are remembered: this one has no token left.
    #expect(throws: Problem.self) { try limits.enter("9999", at: 9_999) }
  }
}
