/// One of those who play tonight, as of the morning.
struct Appearing {
  var player: Int32?
  var profile: PlayerProfile
  var position: PlayerFacts.Position
}
