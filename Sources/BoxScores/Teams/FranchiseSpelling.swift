/// One spelling of a franchise: where it played under which name, and when.
struct FranchiseSpelling: Sendable {
  let code: Int16
  let city: String
  let name: String
  let seasons: ClosedRange<Season>

  init(_ code: Int16, _ city: String, _ name: String, _ first: Int, _ last: Int) {
    self.code = code
    self.city = city
    self.name = name
    seasons = Season(first)...Season(last)
  }
}
