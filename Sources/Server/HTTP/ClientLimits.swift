import Synchronization

/// How much one client may ask at a time and a second: a bucket of tokens each.
final class ClientLimits: Sendable {
  struct Limits: Sendable, Hashable {
    /// Requests a second, in the long run; 0 for any number.
    var rate = 500.0
    /// Requests that may come at once after a pause.
    var burst = 1_000.0
    /// Requests being answered at the same time, event streams not counted.
    var concurrent = 64
  }

  private struct Bucket {
    var tokens: Double
    var last: Double
    var inFlight = 0
  }

  /// Clients that are remembered: the ones longest silent are forgotten.
  static let mostClients = 4_096

  let limits: Limits
  private let buckets = Mutex<[String: Bucket]>([:])

  init(_ limits: Limits) { self.limits = limits }

  /// - Parameter now: Seconds on a clock that does not go back.
  /// - Throws: 429 when the client asks too much.
  func enter(_ client: String, at now: Double) throws(Problem) {
    let refusal: Problem? = buckets.withLock { buckets in
      var bucket = buckets[client] ?? Bucket(tokens: limits.burst, last: now)
      defer {
        buckets[client] = bucket
        if buckets.count > Self.mostClients { Self.forget(&buckets) }
      }
      guard bucket.inFlight < limits.concurrent else {
        return Problem(
          429, "request.concurrency", "\(bucket.inFlight) requests of this client are being answered",
          expected: "at most \(limits.concurrent) at the same time", headers: [.retryAfter: "1"])
      }
      if limits.rate > 0 {
        bucket.tokens = min(limits.burst, bucket.tokens + (now - bucket.last) * limits.rate)
        bucket.last = now
        guard bucket.tokens >= 1 else {
          return Problem(
            429, "request.rate", "this client asks too often",
            expected: "at most \(Int(limits.rate)) requests a second",
            headers: [.retryAfter: "1"])
        }
        bucket.tokens -= 1
      }
      bucket.inFlight += 1
      return nil
    }
    if let refusal { throw refusal }
  }

  func leave(_ client: String) {
    buckets.withLock { $0[client]?.inFlight -= 1 }
  }

  private static func forget(_ buckets: inout [String: Bucket]) {
    let silent = buckets.filter { $0.value.inFlight == 0 }.sorted { $0.value.last < $1.value.last }
    for (client, _) in silent.prefix(mostClients / 4) { buckets[client] = nil }
  }
}
