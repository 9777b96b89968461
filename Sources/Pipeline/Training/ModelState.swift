/// How a model stands.
enum ModelState: Equatable {
  case missing
  case trained
  case stale(String)
  case corrupt(String)

  var isTrained: Bool { self == .trained }
}
