/// The idea a feature belongs to.
public enum FeatureGroup: String, CaseIterable, Sendable, Codable {
  case form, box, rate, rateTimesMinutes, shooting, usage, role, rest, split, availability
  case previousSeason, career, person, game, opponent, pace, team, schedule, roster, league, interaction, lineup
}
