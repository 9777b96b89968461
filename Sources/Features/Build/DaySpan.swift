/// The games of one date.
struct DaySpan {
  var day: Int32
  var season: Int16
  var rows: Range<Int>
  var games: Range<Int>
}
