/// What a man does on the court, as a place on a scale from point guard to centre.
enum CourtPosition: Int, CaseIterable {
  case pointGuard, shootingGuard, smallForward, powerForward, centre
}
