/// What stopped the resolution of a line.
struct ResolverFailure: Error {
  let reason: UnresolvedReason
  let found: String
  let candidates: [Candidate]

  init(_ reason: UnresolvedReason, _ found: String, _ candidates: [Candidate]) {
    self.reason = reason
    self.found = found
    self.candidates = candidates
  }
}
