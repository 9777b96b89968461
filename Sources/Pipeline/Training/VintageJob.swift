import Windows

/// One vintage to be trained, or done already and only shown.
struct VintageJob: Sendable {
  let vintage: Vintage
  let workshop: ModelWorkshop
  let isDone: Bool
}
