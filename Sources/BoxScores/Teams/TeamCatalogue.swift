/// The teams: the league's franchises since 1947, and the invented ones of the simulated league.
///
/// A franchise keeps its code when it moves or is renamed. Codes below 1000 are real, from 1000 on simulated.
public struct TeamCatalogue: Sendable {
  /// A team as a person knows it.
  public struct TeamName: Sendable, Hashable {
    /// Below 1000 for a real franchise, from 1000 on for a simulated team.
    public let code: Int16
    public let city: String
    public let name: String

    /// `Boston Celtics`.
    public var fullName: String { "\(city) \(name)" }
  }

  /// The one catalogue: it is fixed and never derived from data.
  public static let shared = TeamCatalogue(FranchiseTable.spellings)

  /// The simulated league's teams, in the order of their codes.
  public static let simulated: [TeamName] = SimulatedTeams.all.map {
    TeamName(code: $0.code, city: $0.city, name: $0.name)
  }

  /// No team's city and name have so many words.
  private static let mostWords = 12

  private let byKey: [String: [FranchiseSpelling]]
  private let byName: [String: [FranchiseSpelling]]
  private let byCode: [Int16: [FranchiseSpelling]]

  init(_ spellings: [FranchiseSpelling]) {
    byKey = Dictionary(grouping: spellings) { Self.key($0.city) + "|" + Self.key($0.name) }
    byName = Dictionary(grouping: spellings) { Self.key($0.name) }
    byCode = Dictionary(grouping: spellings, by: \.code)
  }

  /// The real franchise that went by this city and name in a season.
  ///
  /// Case, dots, hyphens and spaces do not matter. A spelling from another time (a file that writes today's name
  /// beside an old game) finds the franchise whose time under that name lies nearest. Without a city the name alone
  /// decides, if one franchise had it that season.
  public func lookup(city: String, name: String, season: Season) -> Int16? {
    if Self.key(city).isEmpty {
      let codes = Set(byName[Self.key(name), default: []].filter { $0.seasons.contains(season) }.map(\.code))
      return codes.count == 1 ? codes.first : nil
    }
    let spellings = byKey[Self.key(city) + "|" + Self.key(name), default: []]
    return spellings.min { $0.distance(to: season) < $1.distance(to: season) }?.code
  }

  /// The real franchise of a whole name (`Boston Celtics`), or of the league's id (`1610612738`).
  public func lookup(_ text: String, season: Season) -> Int16? {
    var digits = text
    if digits.hasSuffix(".0") { digits.removeLast(2) }
    if let id = Int64(digits) {
      // A number near the least there is must not trap in the difference.
      let code = Int16(exactly: id.subtractingReportingOverflow(1_610_612_700).partialValue) ?? 0
      return code >= 37 && byCode[code] != nil ? code : nil
    }
    let words = text.split(separator: " ")
    // Each further word costs a look at all of them: a field of thousands would hold up its reader for minutes.
    guard words.count <= Self.mostWords else { return nil }
    for split in stride(from: words.count - 1, through: 1, by: -1) {
      let city = words[..<split].joined(separator: " ")
      let name = words[split...].joined(separator: " ")
      if let code = lookup(city: city, name: name, season: season) { return code }
    }
    return nil
  }

  /// The simulated team of this city and name.
  public func lookupSimulated(city: String, name: String) -> Int16? {
    Self.simulated.first { $0.city == city && $0.name == name }?.code
  }

  /// City and name of a code in a season; nil for a code that no team has.
  public func name(of code: Int16, in season: Season) -> TeamName? {
    if let team = SimulatedTeams.team(code) { return TeamName(code: code, city: team.city, name: team.name) }
    guard let spelling = byCode[code]?.min(by: { $0.distance(to: season) < $1.distance(to: season) }) else {
      return nil
    }
    return TeamName(code: code, city: spelling.city, name: spelling.name)
  }

  /// The codes of the real franchises that played in a season, ascending.
  public func franchises(in season: Season) -> [Int16] {
    byCode.filter { $0.value.contains { $0.seasons.contains(season) } }.keys.sorted()
  }

  private static func key(_ text: String) -> String {
    var words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if words.first == "saint" { words[0] = "st" }
    if words.first == "ft" { words[0] = "fort" }
    return words.joined()
  }
}

extension FranchiseSpelling {
  /// Seasons between the spelling's time and another season.
  func distance(to season: Season) -> Int {
    if season < seasons.lowerBound { return seasons.lowerBound.endYear - season.endYear }
    return max(0, season.endYear - seasons.upperBound.endYear)
  }
}
